## The home of one's own settings

account-email-changed = Your new address counts from now on.
account-email-pending = Waits for the new address

## The address

account-email-lead = You sign in with it, and mails about your account go there.
account-email-now = Now
account-email-new = New address
account-email-change = Change address
account-email-add = Add an address
account-email-confirm-this = Get a confirmation mail
account-email-change-lead = The new address counts when you confirm it with the mail that we send there. Until then nothing changes.
account-email-change-button = Send the mail
account-email-told = Your old address gets a message about this, too. From there the change can be taken back for seven days.
account-email-waits = The new address is not confirmed yet
account-email-waits-text = Open the link in the mail that we sent there, or type in its code. Nothing changes until then.
account-email-asked = Asked
account-email-until = Valid until
account-email-code-hint = Six digits, from the mail to the new address.
account-email-code-button = Confirm
account-email-no-mail = No mail after some minutes? Look in the spam folder, and check that the address is right.
account-email-again = Send it again
account-email-cancel = Cancel the change
account-email-change-ended = With the old password, the change of your address that was under way has ended. If you asked for it, ask again.
account-email-cancelled = The change is cancelled. Your address stays as it is.
account-email-gone = No change is waiting. It was confirmed, cancelled or ran out.
account-email-too-many = You have asked for a new address several times just now. Wait an hour, then try again.

## Behind the links of the mails

email-confirm-title = Confirm your new address
email-confirm-lead = One click, and this is the address of your account at { $site }.
email-confirm-button = Yes, use this address
email-confirmed-title = Your address is changed
email-confirmed-text = From now on you sign in with it, and mails go there. Your old address gets a note about it.
email-undo-title = Take the change back
email-undo-lead-asked = Somebody who is signed in to your account asked for another address. It has not been confirmed yet.
email-undo-lead-changed = Somebody who was signed in to your account changed its address.
email-undo-old = Your address
email-undo-until = This page works until
email-undo-address = Your account gets this address back, or keeps it.
email-undo-sessions = All browsers and apps are signed out.
email-undo-password = The password stops working, since somebody else may know it. You choose a new one by mail.
email-undo-button = Yes, take it back
email-undo-was-you = Was it you? Then just close this page, and nothing happens.
email-undone-title = Your account is yours again
email-undone-text = The change is taken back, and everybody is signed out. Now choose a new password: we send a mail to this address.
email-undone-button = Choose a new password
email-failed-at = On
email-failed-taken = This address belongs to another account by now, so nothing was changed.
email-failed-used = This link has done its work: the address is confirmed.
email-failed-expired = This link is too old. Sign in and ask for the change again.
email-failed-replaced = This change was cancelled, taken back or replaced by a newer one.
email-failed-overtaken = The account has another address since, and this link does not lead back from it. If your account is in foreign hands, tell the administrator.
email-failed-undone = The change was taken back already. If you have not chosen a new password yet, do it now.
email-failed-undo-expired = The time to take the change back is over. If your account is in foreign hands, tell the administrator.
email-failed-unknown = We do not know this link. Was the whole of it copied? Open it straight from the mail.

## Forms

password-show = Show
password-hide = Hide
password-rule-length = { $min ->
    [one] At least one character
   *[other] At least { $min } characters; spaces count too
}
password-rule-classes = Three of these four: lower-case letters, upper-case letters, digits, other characters
password-rule-uncommon = Nothing that is easily guessed: no well-known password, not your name. A few random words are a good choice.
password-rule-met = Done.

## The account

account-password-changed = Your password is changed. You are signed out on every other device.

## Changing the password

password-title = Change your password
password-lead = Afterwards you are signed out on every other device.
password-forced = The password you have now was set for you by another system, so someone else may know it. Choose your own to go on.
password-button = Change password

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
