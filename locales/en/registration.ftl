## The page behind an invitation

invite-title = Choose your password
invite-lead = An account was created for you at { $site }. Choose a password to start using it.
invite-until = Link expires
invite-button = Set password
invite-done-title = Your account is ready
invite-done-text = You can now sign in as
invite-used = This invitation has already been used. Sign in with the password you chose.
invite-expired = This invitation has expired. Ask the administrator for a new one.
invite-replaced = This invitation has been replaced by a newer one, or the account has changed. Use the newest email, or ask the administrator.
invite-shared = You were given a newer link, and only that one works. Use it, or ask the administrator.
invite-unknown = This link is incomplete or no longer needed. If you already have a password, sign in. If not, ask the administrator for a new link.

## Every page

register = Create account

## The way through a registration

steps-title = How it works
steps-form = Your details
steps-inbox = Check your email
steps-done = Confirm
steps-complete = done

## Registration

register-title = Create your account
register-lead = For { $site }.
register-name-hint = Shown to others. It doesn’t have to be your full name.
register-privacy-before = I agree to the
register-privacy-link = privacy policy
register-privacy-after = .
register-have-account = Already have an account?
register-closed-title = Registration is closed
register-closed-text = Accounts at { $site } are created by the administrator.
register-closed-next = To get an account, ask the administrator.

## After the form: the mail is on its way

inbox-title = Check your email
inbox-sent-to = We sent an email to
inbox-what-to-do = Open the link in it on any device, or enter its code here.
inbox-valid = { $minutes ->
    [60] The link and the code expire in 1 hour.
    [120] The link and the code expire in 2 hours.
   *[other] The link and the code expire in { $minutes } minutes.
}
inbox-no-mail-title = Almost there
inbox-no-mail-text = { $site } can’t send email yet. Your registration is saved: the administrator can see it and will give you a link or a code to confirm it.
inbox-no-mail-next = You registered with
inbox-code-hint = Digits only. You can paste it.
inbox-nothing-came = No email?
inbox-look-in-spam = It can take a minute. Check your spam folder, and check that the address above is correct.
inbox-resend = Send a new email
inbox-resent = We sent a new email. Only the link and the code in the newest one work.
inbox-changed = Address changed. We sent an email to the new one.
inbox-wrong-address = Wrong address? Change it
inbox-meant = Did you mean { $address }?
inbox-meant-button = Change to { $address }
inbox-confirmed-elsewhere = Confirmed on another device?
inbox-continue = Continue
inbox-new-address = Your correct email address
inbox-new-address-hint = We will send a new email there. The previous one will stop working.
inbox-change-address = Change address

## Confirming an address

confirm-title = Confirm your email address
confirm-lead = One more step and your account at { $site } is ready.
confirm-asked = Registered
confirm-needs-password = This address was registered more than once. To make sure the account is yours, choose a password now.
confirm-button = Confirm this address
confirm-not-you = Wasn’t you?
confirm-not-you-text = Close this page. Nothing will happen.
confirm-code-title = Enter your code
confirm-code-lead = The code is in the email we sent when you registered.
confirm-code-button = Continue
confirm-code-lost = No email, or only an old one?
confirm-enter-code = Enter a code
confirm-resend-link = Get a new email
confirm-resend-title = Get a new email
confirm-resend-lead = Enter the address you registered with. We will send a new link and a new code there.
confirm-resend-button = Send a new email
confirm-resend-sent-title = Check your email
confirm-resend-sent-text = If an account with this address is waiting to be confirmed, we have sent it a new email.
confirm-resend-sent-next = Nothing after a few minutes? Check your spam folder, and check that you entered the address you registered with.
confirm-failed-title = We couldn’t confirm your address
confirm-used-title = Already confirmed
confirm-used-text = Your email address has already been confirmed with this link.
confirm-used-at = Confirmed
confirm-expired-text = This link or code has expired. Get a new email and use that one. The details you entered are saved.
confirm-expired-at = Expired
confirm-replaced-text = We have sent you a newer email, and only the newest one works. Find it in your inbox, or get another.
confirm-replaced-at = Newer email sent
link-shared-text = You were given a newer link, and only that one works. Use it, or get an email with another.
link-shared-at = Newer link shared
confirm-spent-text = There were too many wrong codes, so this one no longer works. Get a new email with a new code.
confirm-spent-at = Last attempt
confirm-unknown-text = We don’t recognise this link or code. Was the whole link copied? Open it straight from the email, or enter the code below it.
confirmed-title = Email address confirmed
confirmed-text = is confirmed.
confirmed-next = Your account at { $site } is ready. Sign in with your password.
