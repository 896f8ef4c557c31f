## Mails about the address and the end of an account

mail-new-address = New address
mail-undo-button = That was not me: keep this address

mail-newaddress-subject = Confirm your new address for { $site }
mail-newaddress-title = Confirm your new address
mail-newaddress-text =
    Someone wants to use this address for their account at { $site }.
    If that was you, open this page and confirm with its button:
mail-newaddress-button = Confirm the new address
mail-newaddress-code = Or type in this code on your account's page:
mail-newaddress-not-you =
    Was that not you? Then you need not do anything. Without your
    confirmation nobody can use your address here.

mail-changeasked-subject = Someone wants to change your address at { $site }
mail-changeasked-title = Your address is about to change
mail-changeasked-text =
    Someone who is signed in to your account at { $site } asked for
    another mail address. It counts as soon as the new address is
    confirmed; until then nothing changes.
mail-changeasked-not-you =
    Was that not you? Then somebody else gets into your account. Open
    the page below by { $until }: this address stays, all devices
    are signed out, and you choose a new password.

mail-changed-subject = Your address at { $site } was changed
mail-changed-title = Your address was changed
mail-changed-text =
    The new address of your account at { $site } was confirmed. From
    now on you sign in with it, and all mails go there.
mail-changed-not-you =
    Was that not you? Open the page below by { $until }: this
    address comes back, all devices are signed out, and you choose a
    new password.

mail-wanted-subject = Someone wanted your address at { $site }
mail-wanted-title = This address is already yours
mail-wanted-text =
    Someone wanted to use this address for their account at { $site }.
    It belongs to your account, so nothing was changed.
mail-wanted-not-you =
    Was it you, with a second account? Then sign in to the one that
    has this address. Otherwise you need not do anything: the other
    person was not told that you have an account.

mail-deletion-subject = Your account at { $site } will be deleted
mail-deletion-title = Your account will be deleted
mail-deletion-text =
    Your account at { $site } is closed, as you asked. All devices
    are signed out. On the day below everything in it is erased for
    good.
mail-deletion-at = Erased on
mail-deletion-not-you =
    Have you changed your mind, or was that not you? Until then this
    page brings your account back as it was:
mail-deletion-button = Keep my account
