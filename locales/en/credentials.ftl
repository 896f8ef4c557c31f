## The home of one's own settings

account-email-changed = Your email address is changed.
account-email-confirmed = Your email address is confirmed, and you are signed in.
account-email-pending = New address not confirmed yet

## The address

account-email-lead = You sign in with it, and we send emails about your account to it.
account-email-now = Current address
account-email-new = New address
account-email-change = Change address
account-email-add = Add an address
account-email-confirm-this = Send confirmation email
account-email-change-lead = We will send an email to the new address. Your address changes when you confirm it from there.
account-email-change-button = Send confirmation email
account-email-told = We also notify your old address. The change can be undone from there for 7 days.
account-email-waits = Confirm your new address
account-email-waits-text = Open the link in the email we sent there, or enter its code. Nothing changes until then.
account-email-asked = Requested
account-email-until = Expires
account-email-code-hint = Six digits, from the email to the new address.
account-email-code-button = Confirm
account-email-no-mail = No email after a few minutes? Check your spam folder, and check that the address is correct.
account-email-again = Send it again
account-email-cancel = Cancel the change
account-email-change-ended = Your pending address change was cancelled because your password changed. If you requested it, request it again.
account-email-cancelled = Change cancelled. Your address stays the same.
account-email-gone = There is no pending change. It was confirmed or cancelled, or it expired.
account-email-too-many = You have requested too many address changes. Wait an hour, then try again.

## Behind the links of the mails

email-confirm-title = Confirm your new address
email-confirm-lead = Confirm to use this address for your account at { $site }.
email-confirm-button = Confirm this address
email-confirmed-title = Your address is changed
email-confirmed-text = You now sign in with this address, and emails go to it. We have notified your old address.
email-undo-title = Undo the address change
email-undo-lead-asked = Someone who is signed in to your account requested a different address. It has not been confirmed yet.
email-undo-lead-changed = Someone who was signed in to your account changed its address.
email-undo-old = Your address
email-undo-until = Link expires
email-undo-address = Your account keeps this address, or gets it back.
email-undo-sessions = All browsers and apps are signed out.
email-undo-password = Your password stops working, because someone else may know it. You choose a new one by email.
email-undo-button = Undo the change
email-undo-was-you = Was it you? Close this page. Nothing will happen.
email-undone-title = Your account is secure
email-undone-text = The change has been undone, and everyone is signed out. Now choose a new password: we will send an email to this address.
email-undone-button = Choose a new password
email-failed-at = When
email-failed-taken = Nothing was changed: this address now belongs to another account.
email-failed-used = This address has already been confirmed with this link.
email-failed-expired = This link has expired. Sign in and request the change again.
email-failed-replaced = This change was cancelled, undone or replaced by a newer one.
email-failed-overtaken = The account’s address has changed again, so this link can’t undo it. If someone else has taken over your account, contact the administrator.
email-failed-undone = The change has already been undone. If you haven’t chosen a new password yet, do it now.
email-failed-undo-expired = The change can no longer be undone. If someone else has taken over your account, contact the administrator.
email-failed-unknown = We don’t recognise this link. Was the whole link copied? Open it straight from the email.

## Forms

password-show = Show
password-hide = Hide
password-rule-length = { $min ->
    [one] At least one character
   *[other] At least { $min } characters; spaces count too
}
password-rule-classes = Three of these four: lower-case letters, upper-case letters, digits, other characters
password-rule-uncommon = Hard to guess: not a common password, and not your name. A few random words work well.
password-rule-met = Done.

## The account

account-password-changed = Password changed. All your other devices are signed out.

## Changing the password

password-title = Change your password
password-lead = All your other devices will be signed out.
password-forced = Your current password was set by another system, so someone else may know it. Choose a new one to continue.
password-button = Change password

## A new password by mail: the pages

recover-link = Forgot your password?
recover-title = Reset your password
recover-lead = Enter the email address of your account at { $site }. We will send a link and a code to reset your password.
recover-button = Send email
recover-sent-title = Check your email
recover-sent-text = If there is an account with this address, we have sent it an email. The link and the code in it expire in 1 hour.
recover-sent-next = Nothing after a few minutes? Check your spam folder, and check that you entered the address of your account.
recover-no-mail-text = { $site } can’t send email yet. Ask the administrator for a link to reset your password.
recover-again = Send another email
recover-code-title = Enter your code
recover-code-lead = The code is in the email about resetting your password.
recover-code-link = Enter a code
recover-code-lost = No email, or only an old one?
recover-password-title = Choose a new password
recover-password-lead = You will be signed out everywhere. Then sign in with the new password.
recover-for = Account
recover-asked = Requested
recover-password-button = Reset password
recover-done-title = Password reset
recover-done-text = You are signed out everywhere, and so is anyone else who was in your account. Sign in with your new password.
recover-done-factor = If two-step sign-in is on, you still need a code to sign in.
recover-failed-title = We couldn’t reset your password
recover-used-title = Already used
recover-used-text = This link has already been used to reset the password. If you know the new password, sign in. If it wasn’t you, get a new email now.
recover-used-at = Used
recover-expired-text = This link has expired. Get a new email; its link works for 1 hour.
recover-expired-at = Expired
recover-replaced-text = We have sent you a newer email, and only the newest one works. Find it in your inbox, or get another.
recover-replaced-at = Newer email sent
recover-overtaken-text = The account’s address or password was changed after this email was sent, so its link no longer works. Get a new email if you still need one.
recover-unknown-text = We don’t recognise this link. Was the whole link copied? Open it straight from the email, or enter the code below it.

## "This was not me"

not-me-title = Wasn’t you?
not-me-lead = We emailed you about your account at { $site }. If you had nothing to do with it, sign everyone out now.
not-me-what = What the email was about
not-me-happens-title = What happens
not-me-happens-sessions = Everyone is signed out of your account, on every device and in every app.
not-me-happens-password = The password stops working for everyone who knows it.
not-me-happens-mail = You get an email with a link to choose a new password.
not-me-happens-factor = Two-step sign-in set up since then is turned off.
not-me-factor-stays = Two-step sign-in stays on, because it was set up before. If that wasn’t you either, follow the link in the email “Two-step sign-in is on”.
not-me-button = This was not me: sign everyone out
not-me-was-you = Was it you? Close this page. Nothing will change.
not-me-done-title = Everyone is signed out
not-me-done-text = No one is signed in to your account, and the password no longer works. We sent an email to
not-me-done-next = Open it and choose a new password that you don’t use anywhere else. Could someone else be reading your email? Change your email account’s password first.
not-me-used-title = Already done
not-me-used-text = Everyone was signed out of your account with this link. Find the email about resetting your password, or get another.
not-me-replaced-text = This has been dealt with: a new password was set, or everyone was signed out. If someone is in your account now, reset your password.
not-me-expired-text = This link has expired. If someone is in your account now, reset your password. That signs everyone out, too.
not-me-overtaken-text = Your account’s address was changed after this email was sent. Use the link in the email about that change, or contact the administrator.
not-me-unknown-text = We don’t recognise this link. Was the whole link copied? You can also reset your password. That signs everyone out, too.
not-me-at = When
