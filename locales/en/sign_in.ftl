## The home of one's own settings

account-sessions = Where you are signed in
account-sessions-count = { $count ->
    [one] Only this browser
   *[other] { $count } browsers
}
account-tokens = Connected apps
account-tokens-count = { $count ->
    [0] None
    [one] 1 app
   *[other] { $count } apps
}

## Sessions and apps

account-sessions-lead = Browsers that are signed in to your account now. If you don’t recognise one, sign it out and change your password.
account-session-ended = Signed out. That browser has to sign in again.
account-session-unknown = Unknown browser
account-session-this = This browser
account-session-from = From
account-session-seen = last active
account-session-since = Signed in
account-session-remembered = stays signed in
account-session-end = Sign out
account-session-end-label = Sign out session { $number }
account-sessions-others-text = See something you don’t recognise? Sign out and forget every other browser, and disconnect all apps.
account-sessions-end-others = Sign out everywhere else
account-tokens-lead = Apps that you signed in to with your password. Each has its own access to your account.
account-tokens-none = No apps are connected to your account.
account-token-ended = App disconnected.
account-token-since = Connected
account-token-used = last used
account-token-unused = not used yet
account-token-until = Expires by
account-token-end = Disconnect
account-token-end-label = Disconnect { $client }

## Signing in, the second step

factor-step-title = Two-step sign-in
factor-step-lead = Open your authenticator app and enter the code it shows for this account.
factor-step-lead-recovery = Enter one of the recovery codes you saved. Each code works once.
factor-step-recovery-hint = Four groups of four characters. Hyphens and capital letters don’t matter.
factor-step-use-recovery = Use a recovery code instead
factor-step-use-app = Use your authenticator app instead
factor-step-not-you = Didn’t set this up? Open the email “Two-step sign-in is on” and follow its link to turn it off.
factor-step-all-lost = Lost both the app and your recovery codes? Ask an administrator to reset two-step sign-in for your account.
factor-step-other = Use another account
sign-in-again = Your sign-in timed out, or there were too many wrong codes. Please sign in again.

## The account's page and the factors' own

factors-title = Two-step sign-in
factors-lead = Protects your account even if someone knows your password.
factors-on = On
factors-off = Off
factors-set-up = Set up two-step sign-in
factors-required = { $site } requires two-step sign-in. Set it up to continue; it takes about a minute.
factors-replaced = Your new app is set up. Codes from the old one no longer work, and all your other devices are signed out.
factors-removed = Two-step sign-in is off. You now sign in with your password alone.
factors-app = Authenticator app
factors-app-text = An app on your phone shows a new code every 30 seconds. You enter it after your password. Any app for one-time codes works, and so do most password managers.
factors-state = Status
factors-added-at = Set up
factors-last-used = Last used
factors-never-used = Never
factors-asks-both = To make changes here, you need your password and a code from the app or a recovery code.
factors-replace = Set up a different app
factors-remove = Turn off
factors-back = Back to two-step sign-in
factors-codes = Recovery codes
factors-codes-text = If you lose your phone, sign in with a recovery code instead. Each code works once.
factors-codes-left = { $left ->
    [0] No recovery codes left
    [one] 1 recovery code left
   *[other] { $left } recovery codes left
}
factors-codes-left-of = { $left } of { $made }
factors-codes-unused = Not used yet
factors-codes-made-at = Created
factors-codes-few = You are running out of recovery codes. Create new ones before you need them.
factors-codes-renew = Create new codes
factors-codes-renew-note = Creating new codes stops your current ones from working. You may be asked for your password and a code first.
factors-codes-renewed = New recovery codes created. The old ones no longer work.
factors-codes-shown-once = Recovery codes are shown only once, when they are created.

## Setting an app up

factors-totp-title = Set up your authenticator app
factors-totp-lead = Scan the code, then enter the code your app shows.
factors-totp-replaces = Your current app keeps working until you confirm the new one.
factors-totp-scan = 1. Scan this code with your app
factors-totp-scan-text = On your phone already? Open “Enter the key manually” below and copy the key into the app.
factors-totp-qr-label = QR code for your authenticator app. The same key is shown below as text.
factors-totp-by-hand = Enter the key manually
factors-totp-by-hand-text = In the app, choose “Enter a setup key” and “Time-based”. Spaces don’t matter.
factors-totp-type = 2. Enter the code the app shows
factors-totp-sign-out-note = All your other devices will be signed out.
factors-totp-button = Turn on two-step sign-in
factors-totp-begin = Show QR code

## Recovery codes, the one time they are shown

factors-codes-made-title = Save your recovery codes
factors-codes-made-lead = Print them, or save them in a password manager, but not on the phone with the app. They will not be shown again.
factors-added = Two-step sign-in is on.
factors-codes-each-once = Each code works once, instead of the code from your app.
factors-codes-print = Print
factors-codes-copy = Copy
factors-codes-copied = Copied
factors-codes-kept = I have saved these codes

## Turning it off

factors-remove-title = Turn off two-step sign-in?
factors-remove-lead = You will sign in with your password alone. This removes:
factors-remove-app = The authenticator app: its codes will no longer work.
factors-remove-codes = { $left ->
    [0] Recovery codes: you have none left.
    [one] Your last recovery code.
   *[other] Your { $left } recovery codes.
}
factors-remove-mail = We will email you to confirm this.
factors-remove-required = { $site } requires two-step sign-in. You will have to set it up again before you can continue.
factors-remove-button = Turn off two-step sign-in
factors-remove-keep = Keep it on

## Proving once more

prove-lead-code = Enter a code to continue. { $minutes ->
    [one] We won’t ask again for a minute.
   *[other] We won’t ask again for { $minutes } minutes.
}
prove-lead-both = Enter your password and a code to continue. { $minutes ->
    [one] We won’t ask again for a minute.
   *[other] We won’t ask again for { $minutes } minutes.
}
prove-lead-code-too = Enter a code as well to continue. { $minutes ->
    [one] We won’t ask again for a minute.
   *[other] We won’t ask again for { $minutes } minutes.
}
prove-code-hint = From your authenticator app, or a recovery code.
prove-by-code = Use a code instead
prove-by-password = Use your password instead

## Every page

sign-in = Sign in
sign-out = Sign out

## Signing in

sign-in-lead = Use your { $site } account.
sign-in-ended = Your session has ended and nothing was saved. Sign in to continue.
sign-in-welcome = { $site } is set up. Sign in with the account you just created.
sign-in-signed-out = You are signed out.
sign-in-confirmed = Your email address is confirmed. Sign in to continue.
sign-in-unconfirmed-title = Confirm your email address
sign-in-unconfirmed-text = Your email address is not confirmed yet. Open the link in the email we sent you, or request a new one. Then sign in again.
sign-in-remember = Stay signed in
sign-in-remember-hint = For 30 days. Don’t use this on a shared device.
sign-in-no-account = No account yet?
sign-in-not-confirmed-yet = Registered but not confirmed?

## Proving once more who is there

prove-title = Confirm it’s you
prove-lead = Enter your password to continue. { $minutes ->
    [one] We won’t ask again for a minute.
   *[other] We won’t ask again for { $minutes } minutes.
}
prove-button = Continue

## The browsers that an account is known from

device-browser-and-system = { $browser } on { $system }
device-browser = { $browser }
device-system = A browser on { $system }
device-unknown = Unknown device
device-from = From
device-title = Known browsers
device-lead = Browsers you have signed in with, or confirmed your email address in. We email you when someone signs in from a new one. Wrong passwords entered elsewhere never lock these out.
device-first-seen = First used
device-forget = Forget
device-forget-named = Forget { $device }, number { $number } in the list
device-forget-others-text = This signs out every browser above except this one. You will get an email the next time one of them signs in.
device-forget-others = Forget all others
device-forgotten = Browser forgotten and signed out. You will get an email the next time it signs in.
device-none = No known browsers yet.
