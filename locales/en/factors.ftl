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
field-app-code = Code from your app
field-recovery-code = Recovery code
sign-in-again = This sign-in has ended: it took too long, or the code was wrong too often. Please start again.
error-factor-code-required = Please type in the code.
error-factor-code = This code is not right, or was used before. Wait for the app's next code and try that one.
error-app-code = This code is not right. Check that the app shows this account and that your phone's clock is right, then try its newest code.
error-factor-locked = { $minutes ->
    [one] Too many wrong codes. Wait one minute, or use a recovery code.
   *[other] Too many wrong codes. Wait { $minutes } minutes, or use a recovery code.
}
error-factor-shut = There were so many wrong codes that the app's codes no longer count. Use a recovery code, or ask an administrator for help.

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
field-any-code = Code

## Refusals

problem-second-factor-required-title = A second step is needed
problem-second-factor-required-text = This account has two-step sign-in. Sign in with your password and a code.
problem-second-factor-wrong-title = The code is not right
problem-second-factor-wrong-text = The code is wrong, or was used before.
problem-second-factor-locked-title = Too many wrong codes
problem-second-factor-locked-text = Too many codes were wrong. Wait some minutes, or use a recovery code.
problem-second-factor-set-up-title = Set up two-step sign-in first
problem-second-factor-set-up-text = This site asks for a second step at sign-in. Set it up at your account, then go on.
api-second-factor-required = This account has a second factor, so a password alone is not enough: send its current code as oneTimeCode to /api/authentication/login, or use an API key.
api-second-factor-set-up = This site requires a second factor and this account has none yet. Sign in on the web page and set one up; until then everything else is refused.

## Mails

mail-factors-link = Two-step sign-in
mail-factor-added-subject = Two-step sign-in is on at { $site }
mail-factor-added-title = Two-step sign-in is on
mail-factor-added-text =
    An authenticator app was set up for your account at { $site }. From
    now on signing in takes your password and a code from this app. Every
    other device was signed out.
mail-factor-added-next =
    Was that not you? Then open this page and press its button: it takes
    this app off again, signs everyone out, makes the password worthless
    and sends you a mail to choose a new one.
mail-factor-removed-subject = Two-step sign-in is off at { $site }
mail-factor-removed-title = Two-step sign-in is off
mail-factor-removed-text =
    Two-step sign-in was turned off for your account at { $site }. From
    now on your password alone lets you in; the recovery codes no longer
    work.
mail-factor-removed-next =
    Was that not you? Then set a new password at once, turn two-step
    sign-in on again, and tell the administrator of { $site }.
mail-factor-taken-off-subject = Your second step at { $site } was taken off
mail-factor-taken-off-title = Your second step was taken off
mail-factor-taken-off-text =
    An administrator has taken the second step off your account at
    { $site }. From now on your password alone lets you in; app and
    recovery codes no longer work.
mail-factor-taken-off-next =
    You can set it up again at any time. Did you not ask for this? Then
    ask the administrator of { $site } why it was done.
mail-recovery-code-used-subject = A recovery code was used at { $site }
mail-recovery-code-used-title = A recovery code was used
mail-recovery-code-used-text =
    Somebody used one of your recovery codes at { $site }, in place of a
    code from your authenticator app.
mail-recovery-codes-left = { $left ->
    [0] You have none left. Make new ones, or you cannot get in without your app.
    [one] You have one left. Make new ones before you need them.
    [2] You have two left. Make new ones before you need them.
    [3] You have three left. Make new ones before you need them.
   *[other] You have { $left } left.
}
mail-recovery-code-used-next =
    Was that not you? Then somebody knows your password and has one of
    your codes. Set a new password at once and make new codes.
mail-recovery-codes-made-subject = New recovery codes at { $site }
mail-recovery-codes-made-title = New recovery codes
mail-recovery-codes-made-text =
    New recovery codes were made for your account at { $site }. The ones
    you had before no longer work.
mail-recovery-codes-made-next =
    Was that not you? Then set a new password at once, make new codes,
    and tell the administrator of { $site }.
mail-codes-guessed-subject = Somebody may know your password at { $site }
mail-codes-guessed-title = Somebody may know your password
mail-codes-guessed-text =
    The right password for your account at { $site } was typed in, and
    then a wrong code ten times in a row. Nobody got in; for ten minutes
    codes of your app are not taken.
mail-codes-guessed-next =
    Was that not you? Then somebody knows your password: set a new one at
    once. If you were locked out yourself, wait ten minutes or use a
    recovery code.
