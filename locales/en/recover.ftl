## A new password by mail: the pages

recover-link = Forgot your password?
recover-title = Get a new password
recover-lead = Enter the address of your account at { $site }. We send a link and a code there, and you choose a new password with either.
recover-button = Send the mail
recover-sent-title = Check your inbox
recover-sent-text = If there is an account with this address, a mail is on its way. Its link and its code work for one hour.
recover-sent-next = Nothing there after a few minutes? Look in the spam folder, and check that you typed the address of your account.
recover-no-mail-text = { $site } does not send mail yet. Ask the administrator for the link, or for a new password.
recover-again = Send another mail
recover-code-title = Enter your code
recover-code-lead = The code is in the mail about a new password.
recover-code-link = Enter the code
recover-code-lost = No mail, or an old one?
recover-password-title = Choose a new password
recover-password-lead = Afterwards you are signed out everywhere, and you sign in with the new password.
recover-for = For the account
recover-asked = Asked for
recover-password-button = Set this password
recover-done-title = Your new password is set
recover-done-text = You are signed out everywhere, and whoever was in your account is out. Sign in with the new password.
recover-done-factor = If your account asks for a second step at sign-in, it still does.
recover-failed-title = This did not work
recover-used-title = Already used
recover-used-text = A new password was set with this link. If you know it, sign in. If it was not you, get a new mail at once.
recover-used-at = Used
recover-expired-text = This link is too old. Get a new mail; its link works for one hour.
recover-expired-at = Valid until
recover-replaced-text = We have sent you a newer mail since, and only the newest one works. Look for it in your inbox, or get another.
recover-replaced-at = Newer mail sent
recover-overtaken-text = The address or the password of the account was changed after this mail was sent, so its link no longer works. Get a new mail if you still need one.
recover-unknown-text = We do not know this link. Was it copied whole? Open it straight from the mail, or type in the code that stands below it.

## "This was not me"

not-me-title = Was this not you?
not-me-lead = We wrote to you about your account at { $site }. If you had nothing to do with it, lock everyone out now.
not-me-what = What we wrote about
not-me-happens-title = What the button does
not-me-happens-sessions = Everyone is signed out of your account, on every device and in every app.
not-me-happens-password = The password stops working, whoever knows it.
not-me-happens-mail = You get a mail with a link to choose a new one.
not-me-happens-factor = Two-step sign-in that was set up since is taken off again.
not-me-factor-stays = Two-step sign-in stays on: it was set up before. If that was not you either, press the link in the mail “Two-step sign-in is on”.
not-me-button = This was not me: lock everyone out
not-me-was-you = It was you after all? Then just close this page, and nothing changes.
not-me-done-title = Everyone is locked out
not-me-done-text = Nobody is signed in to your account any more, and its password is worthless. A mail is on its way to
not-me-done-next = Open it and choose a new password, one that you use nowhere else. Does somebody else read your mail? Change that password first.
not-me-used-title = Already done
not-me-used-text = Everyone was locked out of your account with this link. Look for the mail about a new password, or get another.
not-me-replaced-text = What this mail was about is over: a new password was set since, or everyone was locked out already. If somebody is in your account now, get a new password.
not-me-expired-text = This link is too old. If somebody is in your account now, get a new password: that locks everyone out, too.
not-me-overtaken-text = The address of your account was changed after this mail was sent. Use the link in the mail about that change, or tell the administrator.
not-me-unknown-text = We do not know this link. Was it copied whole? You can also get a new password: that locks everyone out, too.
not-me-at = When

## The browsers that an account is known from

device-browser-and-system = { $browser } on { $system }
device-browser = { $browser }
device-system = A browser on { $system }
device-unknown = An unknown device
device-from = From
device-title = Browsers we know
device-lead = You have signed in from these, or confirmed your address there. When somebody signs in from another one, you get a mail. Wrong passwords that others type never shut these out.
device-first-seen = First seen
device-forget = Forget
device-forget-named = Forget { $device }, number { $number } of the list
device-forget-others-text = This signs out every browser above but this one. The next sign-in from each of them gets you a mail.
device-forget-others = Forget all others
device-forgotten = Forgotten and signed out. You get a mail at the next sign-in from there.
device-none = No browser is known yet.

## Mails

mail-recover-subject = A new password for { $site }
mail-recover-title = Choose a new password
mail-recover-text =
    Somebody asked for a new password for your account at { $site }.
    If that was you, open this page and choose one:
mail-recover-owed =
    You told us that somebody else was in your account at { $site }.
    Everyone is signed out and the old password no longer works. Open
    this page and choose a new one:
mail-recover-button = Choose a new password
mail-recover-code = Or type in this code on the page where you asked for it:
mail-recover-app-code = Did an app ask you for a code? Copy this one into it, whole:
mail-recover-valid = { $minutes ->
    [one] The link and the code work for one minute, and only once.
   *[other] The link and the code work for { $minutes } minutes, and only once.
}
mail-recover-not-you =
    Was that not you? Then you need not do anything. Your password
    stays as it is, and nobody was told that you have an account.

mail-recovered-subject = Your new password for { $site } is set
mail-recovered-title = Your new password is set
mail-recovered-text =
    A new password was chosen for your account at { $site }, by way of
    a mail to this address. Every device was signed out.

mail-device-subject = New sign-in to your account at { $site }
mail-device-title = New sign-in to your account
mail-device-text =
    Somebody signed in to your account at { $site } from a browser that
    it was not used with before. If that was you, all is well.
mail-device-which = Browser

mail-not-me-text =
    Was that not you? Then open this page and press its button: it
    signs everyone out, makes the password worthless and sends you a
    mail to choose a new one.
mail-not-me-button = This was not me
mail-not-me-valid = The link works for 7 days.

mail-kind-recover = A new password by mail
mail-kind-recovered = A new password was set
mail-kind-new-device = Sign-in from a new browser

## The API, and its setting

settings-recovery-tells = Tell programs of unknown addresses
settings-recovery-tells-hint = Off is safe. On, a program that asks for a new password learns whether anybody has the address, and so can everybody else.
error-no-such-address = There is no account with this address.
