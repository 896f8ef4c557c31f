## Every page

title-error = Please check:
skip-link = Skip to the content
header-account = Your account
header-language = Language
footer-privacy = Privacy policy
footer-product = Runs on Rollbook
busy = One moment …
opens-new-tab = opens in a new tab
to-start = To the start page
register = Create account
sign-in = Sign in
sign-out = Sign out

## Forms

form-required = Please fill in the fields marked with *.
error-summary = Please check this before you go on
field-name = Name
field-email = Email address
field-username = Username
field-login = Email address or username
field-password = Password
field-current-password = Current password
field-new-password = New password
field-privacy = Privacy policy
field-code = Code from the mail
password-show = Show
password-hide = Hide
password-rule-length = { $min ->
    [one] At least one character
   *[other] At least { $min } characters; spaces count too
}
password-rule-classes = Three of these four: lower-case letters, upper-case letters, digits, other characters
password-rule-uncommon = Nothing that is easily guessed: no well-known password, not your name. A few random words are a good choice.
password-rule-met = Done.

## The way through a registration

steps-title = How it works
steps-form = Your details
steps-inbox = Your inbox
steps-done = Confirm
steps-complete = done

## Start page

home-title = Start
home-welcome = Welcome to
home-lead = Create your account in about a minute. You need a name, an email address and a password.
home-lead-closed = New accounts are made by the administrator here. If you already have one, come on in.
home-greeting = Hello,
home-greeting-lead = You are signed in to { $site }.
home-account = Your account
home-way-form = Fill in one short form
home-way-form-text = Your name, your address and a password of your choice.
home-way-mail = Open the mail we send
home-way-mail-text = It takes a few seconds and works on any of your devices.
home-way-in = Sign in
home-way-in-text = Your account is ready, and it is yours.

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

## Signing in

sign-in-lead = With your account at { $site }.
sign-in-welcome = { $site } is set up. Sign in with the account you have just made.
sign-in-signed-out = You are signed out.
sign-in-unconfirmed-title = Your address is not confirmed yet
sign-in-unconfirmed-text = Open the link in the mail we sent you, or get a new one. Then sign in again.
sign-in-remember = Stay signed in
sign-in-remember-hint = For 30 days. Not on a device that others use.
sign-in-no-account = No account yet?
sign-in-not-confirmed-yet = Registered, but not confirmed yet?

## The account

account-title = Your account
account-about-you = About you
account-confirmed = Confirmed
account-unconfirmed = Not confirmed
account-no-email = None
role-admin = Administrator
role-moderator = Moderator
role-editor = Editor
role-users-admin = Manages accounts
account-last-sign-in = Last sign-in
account-role = Role
account-since = Member since
account-security = Security
account-security-text = Use a password here that you use nowhere else.
account-change-password = Change password
account-password-changed = Your password is changed. You are signed out on every other device.
back-to-account = Back to your account

## Changing the password

password-title = Change your password
password-lead = Afterwards you are signed out on every other device.
password-forced = The password you have now was set for you by another system, so someone else may know it. Choose your own to go on.
password-button = Change password

## Privacy policy

privacy-title = Privacy policy
privacy-version = Version { $version }
privacy-since = in force since
privacy-agree-title = Do you agree?
privacy-agree-first = Before you go on, please read our privacy policy.
privacy-agree-again = Our privacy policy has changed since you last agreed. Please read it again.
privacy-agree-yes = I agree
privacy-agree-no = I do not agree
privacy-agree-no-hint = If you do not agree, we tell you what follows. Nothing is decided by it yet.

## First start

setup-title = Welcome to Rollbook
setup-lead = Your sign-up desk is running. Six answers, and people can register.
setup-part-site = Your service
setup-site-name = Name of your service
setup-site-name-hint = It stands at the top of every page and in every mail.
setup-public-url = Address of this desk
setup-public-url-hint = The one people open in their browser, like https://join.example.org. Links in mails begin with it.
setup-part-you = You, the administrator
setup-name-hint = As others should see it.
setup-username-hint = Letters from a to z, digits, hyphens and underscores. You can sign in with it.
setup-email-hint = Messages for the administrator go there. You can sign in with it, too.
setup-button = Open the desk
setup-closed-title = This link no longer works
setup-closed-text = The set-up is already done, or a newer link has taken this one's place.
setup-closed-before = Do you run this machine? Type
setup-closed-after = in its shell, and you get a new link if the set-up is still to be done.

## Error pages

error-page-retry = { $seconds ->
    [one] Try again in one second.
   *[other] Try again in { $seconds } seconds.
}
error-page-status = Error
error-page-request = If you ask for help, give this number:

## The privacy policy that comes with Rollbook, until the site has its own

privacy-default-what = { $site } keeps your name, your mail address and, as a hash that nobody can read back, your password. It also keeps when your account was made, when you last signed in, and from which network address.
privacy-default-why = This is needed to give you an account, to send you mails about it, and to protect it against misuse. Nothing is used for advertising and nothing is passed on.
privacy-default-who = Only the administrators of { $site } can see this. The pages load nothing from other sites and set only the cookies that signing in and your language need.
privacy-default-rights = You may ask at any time what is kept about you, have it corrected, or have your account deleted. Ask the administrators of { $site }.
