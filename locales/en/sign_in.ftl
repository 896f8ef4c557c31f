## The home of one's own settings

account-sessions = Where you are signed in
account-sessions-count = { $count ->
    [one] One browser, this one
   *[other] { $count } browsers
}
account-tokens = Connected apps
account-tokens-count = { $count ->
    [0] None
    [one] One app
   *[other] { $count } apps
}

## Sessions and apps

account-sessions-lead = Every browser that is signed in to your account at this moment. End what you do not know, and change your password.
account-session-ended = Ended. It has to sign in again.
account-session-unknown = A browser that did not say its name
account-session-this = This one
account-session-from = From
account-session-seen = last seen
account-session-since = Signed in
account-session-remembered = stays signed in
account-session-end = Sign out
account-session-end-label = Sign out number { $number } of the list
account-sessions-others-text = Something strange here? This signs out and forgets every other browser, and disconnects all apps.
account-sessions-end-others = Sign out everywhere else
account-tokens-lead = Apps that got in with your password and now hold a key of their own to your account.
account-tokens-none = No app is connected to your account.
account-token-ended = The app is disconnected.
account-token-since = Since
account-token-used = last used
account-token-unused = not used yet
account-token-until = Works at the longest until
account-token-end = Disconnect
account-token-end-label = Disconnect { $client }

## Signing in, the second step

factor-step-title = One more step
factor-step-lead = Open your authenticator app and type in the code that it shows for this account.
factor-step-lead-recovery = Type in one of the recovery codes that you printed or wrote down. Each works once.
factor-step-recovery-hint = Four groups of four characters. Hyphens and capitals do not matter.
factor-step-use-recovery = No app at hand? Use a recovery code
factor-step-use-app = Use the code from the app instead
factor-step-not-you = You never set this up? Open the mail “Two-step sign-in is on” and press its link: it takes the second step off again.
factor-step-all-lost = App and recovery codes are both lost? An administrator can take the second step off your account.
factor-step-other = Sign in with another account
sign-in-again = This sign-in has ended: it took too long, or the code was wrong too often. Please start again.

## The account's page and the factors' own

factors-title = Two-step sign-in
factors-lead = With a second step, your password alone lets nobody in.
factors-on = On
factors-off = Off
factors-set-up = Set up two-step sign-in
factors-required = { $site } asks for a second step. Set it up to go on; it takes about a minute.
factors-replaced = Your new app is set up. The old one’s codes no longer work, and every other device was signed out.
factors-removed = Two-step sign-in is off. From now on your password alone lets you in.
factors-app = Authenticator app
factors-app-text = An app on your phone shows a new code every half minute. You type it in after your password. Any app for one-time codes will do, also a password manager.
factors-state = State
factors-added-at = Set up
factors-last-used = Last used
factors-never-used = Not yet
factors-replace = Set up another app
factors-remove = Turn off
factors-back = Back to two-step sign-in
factors-codes = Recovery codes
factors-codes-text = If you lose your phone, a recovery code lets you in instead. Each works once.
factors-codes-left = { $left ->
    [0] No recovery code left
    [one] One recovery code left
   *[other] { $left } recovery codes left
}
factors-codes-left-of = { $left } of { $made }
factors-codes-unused = Not used yet
factors-codes-made-at = Made
factors-codes-few = Only few are left. Make new ones before you need them.
factors-codes-renew = Make new codes
factors-codes-renew-note = With new codes, the ones you have now stop working at once.
factors-codes-renewed = New codes are made. The old ones no longer work.
factors-codes-shown-once = The codes themselves were shown once, when they were made, and nobody can read them again.

## Setting an app up

factors-totp-title = Set up your authenticator app
factors-totp-lead = Two things to do: scan, then type in one code.
factors-totp-replaces = The app you have now works until the new one is confirmed, and stops then.
factors-totp-scan = 1. Scan this with the app
factors-totp-scan-text = On this phone already? Open the part below and copy the key into the app.
factors-totp-qr-label = QR code for your authenticator app. The same key stands below it as text.
factors-totp-by-hand = Type the key in by hand
factors-totp-by-hand-text = Choose “enter a key” in the app, kind: time-based. Spaces do not matter.
factors-totp-type = 2. Type in the code it shows
factors-totp-sign-out-note = All your other devices are signed out then, since they came in without the second step.
factors-totp-button = Confirm and turn on
factors-totp-begin = Show the code to scan

## Recovery codes, the one time they are shown

factors-codes-made-title = Keep these codes safe
factors-codes-made-lead = Print them, or save them in your password manager, but not on the phone with the app. They are not shown again.
factors-added = Two-step sign-in is on.
factors-codes-each-once = Each code works once, in place of the code from your app.
factors-codes-print = Print
factors-codes-copy = Copy
factors-codes-copied = Copied
factors-codes-kept = I have kept them

## Turning it off

factors-remove-title = Turn off two-step sign-in?
factors-remove-lead = After that, your password alone opens your account. This goes with it:
factors-remove-app = The authenticator app: its codes no longer work.
factors-remove-codes = { $left ->
    [0] The recovery codes, of which none are left.
    [one] Your last recovery code.
   *[other] Your { $left } recovery codes.
}
factors-remove-mail = We send you a mail that says so.
factors-remove-required = { $site } asks for a second step. You will have to set one up again before you can go on.
factors-remove-button = Turn it off
factors-remove-keep = Keep it

## Proving once more

prove-lead-code = Please give a code once more, since what comes next matters. Then you have five minutes.
prove-code-hint = From your authenticator app, or a recovery code.
prove-by-code = Give a code instead
prove-by-password = Give the password instead

## Every page

sign-in = Sign in
sign-out = Sign out

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

## Proving once more who is there

prove-title = Is it still you?
prove-lead = Please give your password once more, since what comes next matters. Then you have five minutes.
prove-button = Go on

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
