## Every mail

mail-greeting = Hello
mail-footer = This mail comes from { $site }:
mail-link-below = If the button does not work, copy this link into your browser:
mail-when = When
mail-where = From
mail-sign-in = Sign in

## Confirm your address

mail-confirm-subject = Confirm your address for { $site }
mail-confirm-title = Confirm your address
mail-confirm-text =
    Someone has registered at { $site } with this address. If that
    was you, open this page and confirm with its button:
mail-confirm-button = Confirm your address
mail-confirm-code = Or type in this code on the page where you registered:
mail-confirm-valid = { $hours ->
    [one] The link and the code work for one hour, and only once.
   *[other] The link and the code work for { $hours } hours, and only once.
}
mail-confirm-newest = If you get another of these mails, only the newest works.
mail-confirm-who = Who asked
mail-confirm-not-you =
    Was that not you? Then you need not do anything. Without your
    confirmation nobody can use your address here.

## Already registered

mail-already-subject = You already have an account at { $site }
mail-already-title = You already have an account
mail-already-text =
    Someone tried to register at { $site } with your address. You
    have an account there already, so no second one was made. If that
    was you, just sign in:
mail-already-not-you =
    Was that not you? Then you need not do anything. Your account and
    your password have not changed, and the other person was not told
    that you have an account.

## Password changed

mail-password-subject = Your password for { $site } was changed
mail-password-title = Your password was changed
mail-password-text =
    The password of your account at { $site } was changed. Every
    other device was signed out.

## Test

mail-test-subject = Test mail from { $site }
mail-test-title = Mail works
mail-test-text =
    This is a test mail from { $site }. As you can read it, the mail
    settings are right, and people get what the desk sends them.
mail-test-when = Sent
