## Faults of fields that the pages about accounts and tags have

error-tag-in-use = Accounts carry this tag. Take it off them first, or leave the type as it is.
error-too-many-mails = This address had several of these mails within the last hour. Try again later, or hand the link over.
error-not-with-invitation = Whoever is invited chooses the password. Leave this empty, or invite nobody.

## What is wrong with a field

error-required = Please fill this in.
error-null = This cannot be null. Leave it out or give a value.
error-blank = Please write something here.
error-too-long = { $max ->
    [one] This is too long: one character at most.
   *[other] This is too long: { $max } characters at most.
}
error-too-short = { $min ->
    [one] This is too short: at least one character.
   *[other] This is too short: at least { $min } characters.
}
error-taken = This is already taken. Please choose another.
error-choice = Please choose one of the possible values.
error-not-a-list = This must be a list.
error-does-not-exist = There is nothing with this number.
error-incorrect-type = This has the wrong type.
error-username-characters = Use only letters from a to z, digits, hyphens and underscores.
error-not-an-address = This does not look like an email address. It should look like name@example.org.
error-not-an-integer = This must be a whole number.
error-not-a-text = This must be text.
error-not-a-boolean = This must be true or false.
error-control-characters = This holds characters that cannot be shown, such as line breaks. Please remove them.
error-repeated = This was sent more than once. Send it once.
error-password-common = This password is on the lists that attackers try first. Please choose another.
error-password-personal = This password can be guessed from your name, your address or the name of the site. Please choose another.
error-password-classes = Use at least three of these four: lower-case letters, upper-case letters, digits, other characters.
error-domain-not-allowed = Addresses of this mail provider cannot be used here. Please use another address.
error-wrong-password = This is not your current password. Please try again.
error-same-address = This is your address already.
error-not-sure = Tick this box if you really want to delete your account.
error-same-password = This is the password you have already. Please choose a new one.
error-code-wrong = This code is not right. Check the newest mail, open the link in it, or get a new one.
error-not-a-url = This must be a full web address, like https://join.example.org.
error-too-many = There are { $max } of these already, which is all there can be. Delete one first.
error-not-one-domain = This does not look like a domain. It should look like example.org.
error-no-such-tag = There is no tag with this name. Choose one of the suggestions.
error-privacy-required = Please agree to the privacy policy to create an account.
error-sign-in = That did not match. Check the address or username and the password.
error-locked = { $minutes ->
    [one] Too many wrong passwords. Wait one minute, then try again.
   *[other] Too many wrong passwords. Wait { $minutes } minutes, then try again.
}
error-throttled = { $seconds ->
    [one] That was a bit fast. Wait one second, then try again.
   *[other] That was a bit fast. Wait { $seconds } seconds, then try again.
}

## Problems of a whole request: pages and API messages

problem-bad-request-title = That request was not right
problem-bad-request-text = We could not make sense of what was sent. Go back, check what you entered and send it again.
problem-parse-error-title = That could not be read
problem-parse-error-text = The body of the request is not well-formed. Check its syntax and send it again.
problem-not-authenticated-title = Please sign in
problem-not-authenticated-text = This is only for people who are signed in. Sign in, then come back.
problem-authentication-failed-title = Sign-in failed
problem-authentication-failed-text = What was sent to sign in is not valid or no longer valid. Sign in again.
problem-token-not-valid-title = This token is not valid
problem-token-not-valid-text = It is unknown, expired or revoked. Get a new token and try again.
problem-permission-denied-title = You may not do this
problem-permission-denied-text = Your account does not have the right to do this. If it should, ask the administrator.
problem-password-change-required-title = First choose a new password
problem-password-change-required-text = Your password was set for you by another system. Change it, then everything else is open to you.
problem-not-found-title = There is nothing here
problem-not-found-text = This page does not exist, or not any more. Check the address, or go to the start page.
problem-method-not-allowed-title = That does not work here
problem-method-not-allowed-text = This address does not accept this kind of request. The Allow header says which ones it does.
problem-method-unknown-title = Unknown request method
problem-method-unknown-text = This server does not know the method of the request. Use GET, POST, PUT, PATCH or DELETE.
problem-not-acceptable-title = We cannot answer in that format
problem-not-acceptable-text = This address does not offer the format that was asked for. Ask for application/json.
problem-unsupported-media-type-title = We cannot read that format
problem-unsupported-media-type-text = Send the data as application/json or as application/x-www-form-urlencoded.
problem-encoding-text = The body was sent with the encoding { $encoding }, which is not read here. Send it without Content-Encoding.
problem-payload-too-large-title = That was too much at once
problem-payload-too-large-text = What was sent is larger than we accept here. Shorten it and send it again.
problem-throttled-title = A bit too fast
problem-throttled-text = Too many requests came from you in a short time. Wait a moment, then try again.
problem-busy-title = A lot is going on here
problem-busy-text = Nothing was saved. Wait a moment, then send it again.
problem-internal-title = That is our mistake
problem-internal-text = Something went wrong on our side. Try again; if it stays like this, tell the administrator.
problem-unavailable-title = Back in a moment
problem-unavailable-text = The service cannot do this at the moment. Nothing was saved; please try again a little later.
problem-cross-site-title = This came from another site
problem-cross-site-text = For your safety we only accept forms that were sent from our own pages. Open the page here and send the form again.
problem-registration-closed-title = Registration is closed
problem-registration-closed-text = New accounts are made by the administrator here. Ask there if you would like one.
problem-realm-disabled-title = Registration is switched off
problem-realm-disabled-text = This service keeps no accounts of its own at the moment, so none can be made. Ask the administrator.
problem-locked-title = Locked for a few minutes
problem-locked-text = Too many wrong passwords were tried for this account. Wait a few minutes, then sign in again.
problem-last-administrator-title = There must be an administrator
problem-last-administrator-text = This is the last administrator who can sign in. Make somebody else an administrator first.
problem-disabled-title = This account is disabled
problem-disabled-text = This account has been disabled. Ask the administrator if you think that is wrong.

## API messages where the page's words would mislead a program

api-not-authenticated = Credentials are missing. Send an API key, Basic credentials or a session cookie.
api-not-authenticated-bearer = Credentials are missing. Send an access token or a JWT in the Authorization header, after the word Bearer.
api-authentication-failed = The credentials are wrong, expired or revoked.
api-not-found = There is no such resource. Check the path and the identifiers in it.
api-unsupported-media-type-form = Send the parameters as application/x-www-form-urlencoded.
api-unsupported-media-type-json = Send the body as application/json.

## Signing in, the second step

error-factor-code-required = Please type in the code.
error-factor-code = This code is not right, or was used before. Wait for the app's next code and try that one.
error-app-code = This code is not right. Check that the app shows this account and that your phone's clock is right, then try its newest code.
error-factor-locked = { $minutes ->
    [one] Too many wrong codes. Wait one minute, or use a recovery code.
   *[other] Too many wrong codes. Wait { $minutes } minutes, or use a recovery code.
}
error-factor-shut = There were so many wrong codes that the app's codes no longer count. Use a recovery code, or ask an administrator for help.

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

## Keys and clients in the console

error-not-a-date = This is not a date. Write it like 2027-01-31.
error-in-the-past = This day is over. Choose a later one.
error-not-a-network = One of these is neither an address nor a network. Write them like 203.0.113.7 or 10.0.0.0/24, at most 50.

## Forms

error-summary = Please check this before you go on

## Error pages

error-page-retry = { $seconds ->
    [one] Try again in one second.
   *[other] Try again in { $seconds } seconds.
}
error-page-status = Error
error-page-request = If you ask for help, give this number:

## Proving once more who is there

problem-proof-required-title = Please confirm that it is you
problem-proof-required-text = Give your password once more, then try again.

## The API, and its setting

error-no-such-address = There is no account with this address.

## What is wrong with the value of a setting

error-out-of-range = This must be a whole number from { $min } to { $max }.
error-not-a-domain = One of these is not a domain. Write them like example.org, with commas between them.
error-not-a-sender = This is not a sender. Write an address like desk@example.org, or a name and an address like Example Club <desk@example.org>.
error-not-a-color = This is not a colour. Write it as # and six digits or letters from a to f, like #2b4aa8.
error-too-light = This colour is too light to be read on white. Choose a darker one.
error-not-an-image = This is not a picture that we can use. Choose a PNG, JPEG or WebP file.
error-image-too-heavy = This file is too large: { $max } KiB at most. Save the picture smaller and try again.
error-image-too-large = This picture is too large: { $max } pixels at most on each side. Make it smaller and try again.
