## Faults of fields that the pages about accounts and tags have

error-tag-in-use = Accounts carry this tag. Take it off them first, or leave the type as it is.
error-too-many-mails = This address had several of these mails within the last hour. Try again later, or hand the link over.
error-not-with-invitation = Whoever is invited chooses the password. Leave this empty, or invite nobody.

## The mail that invites somebody

mail-invite-subject = Your account at { $site } is ready
mail-invite-title = Your account is ready
mail-invite-text =
    An account was made for you at { $site }.
    Choose a password, and it is yours.
mail-invite-button = Choose a password
mail-invite-valid = { $days ->
    [one] The link works for one day, and once.
   *[other] The link works for { $days } days, and once.
}
mail-invite-not-you =
    You do not know what this is about? Then just delete this mail.
    Nobody can use the account without the link.

## The mail to an address that an administrator replaced

mail-replaced-subject = Your account at { $site } has another address
mail-replaced-title = Your account has another address
mail-replaced-text =
    An administrator of { $site } gave your account another address.
    This one no longer leads to it, and you were signed out everywhere.
mail-replaced-not-you =
    Did you not ask for that?
    Then please write to the people who run { $site } soon.
