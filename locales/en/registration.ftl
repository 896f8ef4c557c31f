## The page behind an invitation

invite-title = Choose your password
invite-lead = An account was made for you at { $site }. With a password of your own it is yours.
invite-until = The link works until
invite-button = Set password
invite-done-title = Your account is ready
invite-done-text = You can sign in now as
invite-used = This invitation was used already. Sign in with the password you chose then.
invite-expired = This invitation has expired. Ask the administrator for a new one.
invite-replaced = There is a newer invitation, or the account has changed since. Look for a newer mail, or ask the administrator.
invite-unknown = This link is incomplete or no longer needed. If you have a password, just sign in; if not, ask the administrator for a new link.

## Every page

register = Create account

## The way through a registration

steps-title = How it works
steps-form = Your details
steps-inbox = Your inbox
steps-done = Confirm
steps-complete = done

## Registration

register-title = Create your account
register-lead = One account for { $site }.
register-name-hint = As others should see it. You need not use your full name.
register-privacy-before = I agree to the
register-privacy-link = privacy policy
register-privacy-after = .
register-have-account = Already have an account?
register-closed-title = Registration is closed
register-closed-text = At { $site }, accounts are made by the administrator.
register-closed-next = If you would like one, ask the administrator to create it for you.

## After the form: the mail is on its way

inbox-title = Check your inbox
inbox-sent-to = We have sent a mail to
inbox-what-to-do = Open the link in it, on any device, or type its code in here.
inbox-valid = { $minutes ->
    [60] Both work for one hour.
    [120] Both work for two hours.
   *[other] Both work for { $minutes } minutes.
}
inbox-no-mail-title = Almost there
inbox-no-mail-text = { $site } does not send mail yet. Your registration is safe: the administrator sees it and gives you the link or the code that confirms it.
inbox-no-mail-next = You have registered with
inbox-code-hint = Digits only. You can paste it.
inbox-nothing-came = No mail?
inbox-look-in-spam = It can take a minute. Look in the spam folder too, and check that the address above is right.
inbox-resend = Send a new mail
inbox-resent = A new mail is on its way. From now on, only its link and its code work.
inbox-changed = Address changed. A mail is on its way to the new one.
inbox-wrong-address = Is the address wrong? Change it
inbox-new-address = Your right email address
inbox-new-address-hint = We send a new mail there. The earlier one stops working.
inbox-change-address = Change address and send

## Confirming an address

confirm-title = Confirm your address
confirm-lead = One last click, and your account at { $site } is ready.
confirm-asked = Registered
confirm-needs-password = This address was entered in the form more than once. To make sure that the account is yours alone, choose its password now.
confirm-button = Yes, confirm this address
confirm-not-you = Was that not you?
confirm-not-you-text = Then just close this page, and nothing happens.
confirm-code-title = Enter your code
confirm-code-lead = The code is in the mail that we sent you after you registered.
confirm-code-button = Continue
confirm-code-lost = No mail, or an old one?
confirm-enter-code = Enter the code
confirm-resend-link = Get a new mail
confirm-resend-title = Get a new mail
confirm-resend-lead = Enter the address you registered with. We send a new link and a new code there.
confirm-resend-button = Send a new mail
confirm-resend-sent-title = Check your inbox
confirm-resend-sent-text = If an account with this address waits for its confirmation, a new mail is on its way.
confirm-resend-sent-next = Nothing there after a few minutes? Look in the spam folder, and check that you typed the address you registered with.
confirm-failed-title = This did not work
confirm-used-title = Already confirmed
confirm-used-text = This link has done its work: your address is confirmed. You can sign in.
confirm-used-at = Confirmed
confirm-expired-text = This link or code is too old. Get a new mail and use that one; what you entered when you registered is kept.
confirm-expired-at = Valid until
confirm-replaced-text = We have sent you a newer mail since, and only the newest one works. Look for it in your inbox, or get another.
confirm-replaced-at = Newer mail sent
confirm-spent-text = The code was wrong too many times, so it no longer works. Get a new mail with a new code.
confirm-spent-at = Last try
confirm-unknown-text = We do not know this link or code. Was the whole link copied? Open it straight from the mail, or type in the code that stands below it.
confirmed-title = You are in!
confirmed-text = is confirmed.
confirmed-next = Your account at { $site } is ready. Sign in with your password.
