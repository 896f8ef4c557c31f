## Faults of fields that the pages about accounts and tags have

error-tag-in-use = This tag is used by accounts. Remove it from them first, or keep its type.
error-too-many-mails = Too many of these emails were sent to this address in the last hour. Try again later, or share a link.
error-not-with-invitation = Invited people choose their own password. Leave this empty, or don’t send an invitation.

## What is wrong with a field

error-required = This field is required. Please fill it in.
error-null = This must not be null. Leave it out or give a value.
error-blank = This field is empty. Please enter something.
error-too-long = { $max ->
    [one] This is too long. Use at most 1 character.
   *[other] This is too long. Use at most { $max } characters.
}
error-too-short = { $min ->
    [one] This is too short. Use at least 1 character.
   *[other] This is too short. Use at least { $min } characters.
}
error-taken = This is already taken. Please choose another.
error-choice = This is not one of the options. Please choose one.
error-not-a-list = This must be a list.
error-does-not-exist = Nothing with this ID exists.
error-incorrect-type = This is of the wrong type.
error-username-characters = Use only letters from a to z, digits, hyphens and underscores.
error-not-an-address = This is not a valid email address. Enter one like name@example.org.
error-not-an-integer = This must be a whole number.
error-not-a-text = This must be text.
error-not-a-boolean = This must be true or false.
error-control-characters = This contains characters that can’t be displayed, such as line breaks. Please remove them.
error-too-many-marks = There are too many marks on one letter. Please remove some.
error-not-together = These fields can’t be combined. Send only one of them.
error-repeated = This was sent more than once. Send it once.
error-password-common = This password is too common and easily guessed. Please choose another.
error-password-common-word = This password is a common word or name with little added, which is easily guessed. Add more words, or choose another.
error-password-run = Sequences like 1234, abcd or qwerty make this password easy to guess. Add more words, or choose another.
error-password-repeat = Repetitions make this password easy to guess. Add more words, or choose another.
error-password-date = Dates and years make this password easy to guess. Add more words, or choose another.
error-password-personal = This password is too similar to your name, your address or the name of the site. Please choose another.
error-password-classes = This password is too simple. Use at least three of these four: lower-case letters, upper-case letters, digits, other characters.
error-domain-not-allowed = Addresses at this domain can’t be used here. Please use another address.
error-wrong-password = This is not your current password. Please try again.
error-same-address = This is already your address.
error-not-sure = Tick this box to confirm that you want to delete your account.
error-same-password = This is already your password. Please choose a new one.
error-code-wrong = This code is wrong. Check the newest email, open the link in it, or get a new one.
error-already-confirmed = This address is already confirmed. You can sign in.
error-not-a-url = This is not a valid URL. Enter a full one like https://join.example.org.
error-not-a-webhook-url = This is not a valid webhook URL. Enter an http or https URL without username and password, like https://app.example.org/hooks.
error-target-not-allowed = This address is private or reserved. Enter a public one, or allow its network with the start-up setting webhooks.allow_networks.
error-not-a-webhook-secret = This is not a webhook secret. Enter whsec_ followed by 24 to 64 bytes in Base64, or leave it empty to get a new one.
error-too-many = You have reached the limit of { $max }. Delete one first.
error-not-one-domain = This is not a valid domain. Enter one like example.org.
error-no-such-tag = There is no tag with this name. Choose one of the suggestions.
error-privacy-required = To create an account, please agree to the privacy policy.
error-sign-in = The sign-in details are wrong. Check the email address or username and the password.
error-sign-in-unconfirmed = Just registered? Confirm your address first.
error-locked = { $minutes ->
    [one] Too many wrong passwords. Wait 1 minute, then try again.
   *[other] Too many wrong passwords. Wait { $minutes } minutes, then try again.
}
error-throttled = { $seconds ->
    [one] Too many attempts. Wait 1 second, then try again.
   *[other] Too many attempts. Wait { $seconds } seconds, then try again.
}

## Problems of a whole request: pages and API messages

problem-bad-request-title = Bad request
problem-bad-request-text = The request could not be understood. Go back, check what you entered and send it again.
problem-parse-error-title = The request could not be read
problem-parse-error-text = The request body is not well-formed. Check its syntax and send it again.
problem-not-authenticated-title = Please sign in
problem-not-authenticated-text = You need to be signed in to see this. Sign in, then come back.
problem-authentication-failed-title = Sign-in failed
problem-authentication-failed-text = The sign-in details are wrong or no longer valid. Sign in again.
problem-token-not-valid-title = This token is not valid
problem-token-not-valid-text = It is unknown, expired or revoked. Get a new token and try again.
problem-permission-denied-title = You don’t have permission
problem-permission-denied-text = Your account doesn’t have permission to do this. If you need it, ask the administrator.
problem-password-change-required-title = Choose a new password first
problem-password-change-required-text = Your password was set by another system. Change it to continue.
problem-not-found-title = Page not found
problem-not-found-text = This page does not exist, or no longer exists. Check the address, or go to the start page.
problem-method-not-allowed-title = This request is not allowed here
problem-method-not-allowed-text = This address does not accept this kind of request. The Allow header lists the ones it accepts.
problem-method-unknown-title = Unknown request method
problem-method-unknown-text = This server does not know the method of the request. Use GET, POST, PUT, PATCH or DELETE.
problem-not-acceptable-title = This format is not available
problem-not-acceptable-text = The requested format is not available here. Ask for application/json.
problem-unsupported-media-type-title = This format is not supported
problem-unsupported-media-type-text = Send the data as application/json or as application/x-www-form-urlencoded.
problem-encoding-text = The body was sent with the encoding { $encoding }, which is not read here. Send it without Content-Encoding.
problem-payload-too-large-title = Too much data
problem-payload-too-large-text = The data is larger than the limit. Shorten it and send it again.
problem-answer-lost-title = Already carried out
problem-answer-lost-text = This request was carried out before, but its answer can no longer be shown. Look at what it created before you send a new one.
problem-in-progress-title = Still being carried out
problem-in-progress-text = The same request came before and is still being carried out. Wait a moment, then send it again with the same key.
problem-key-reused-title = Key used before
problem-key-reused-text = This Idempotency-Key came with another request before. Send a new key with each new request.
problem-throttled-title = Too many requests
problem-throttled-text = You sent too many requests in a short time. Wait a moment, then try again.
problem-busy-title = The service is busy
problem-busy-text = Nothing was saved. Wait a moment, then send it again.
problem-internal-title = Something went wrong
problem-internal-text = There was an error on our side. Try again. If it keeps happening, contact the administrator.
problem-unavailable-title = Temporarily unavailable
problem-unavailable-text = The service can’t do this at the moment. Nothing was saved. Please try again a little later.
problem-cross-site-title = This request came from another site
problem-cross-site-text = For your security, forms are only accepted from our own pages. Open the page here and send the form again.
problem-registration-closed-title = Registration is closed
problem-registration-closed-text = New accounts are created by the administrator. To get one, ask the administrator.
problem-realm-disabled-title = Registration is turned off
problem-realm-disabled-text = This service does not manage accounts at the moment, so none can be created. Ask the administrator.
problem-locked-title = Account locked
problem-locked-text = There were too many wrong passwords for this account. Wait a few minutes, then sign in again.
problem-last-administrator-title = At least one administrator is needed
problem-last-administrator-text = This is the last administrator who can sign in. Make someone else an administrator first.
problem-disabled-title = This account is disabled
problem-disabled-text = This account has been disabled. If you think this is a mistake, ask the administrator.

## API messages where the page's words would mislead a program

api-not-authenticated = Credentials are missing. Send an API key, Basic credentials or a session cookie.
api-not-authenticated-bearer = Credentials are missing. Send an access token or a JWT in the Authorization header, after the word Bearer.
api-not-authenticated-key = Credentials are missing. Send an API key in the Authorization header, after the word Bearer.
api-authentication-failed = The credentials are wrong, expired or revoked.
api-not-found = There is no such resource. Check the path and the identifiers in it.
api-unsupported-media-type-form = Send the parameters as application/x-www-form-urlencoded.
api-unsupported-media-type-json = Send the body as application/json.

## Signing in, the second step

error-factor-code-required = Please enter the code.
error-factor-code = This code is wrong or was already used. Wait for the next code in your app and enter that one.
error-app-code = This code is wrong. Check that the app shows this account and that your phone’s clock is correct, then enter its newest code.
error-factor-locked = { $minutes ->
    [one] Too many wrong codes. Wait 1 minute, or use a recovery code.
   *[other] Too many wrong codes. Wait { $minutes } minutes, or use a recovery code.
}
error-factor-shut = Too many wrong codes, so codes from the app are no longer accepted. Use a recovery code, or ask an administrator for help.

## Refusals

problem-second-factor-required-title = Two-step sign-in required
problem-second-factor-required-text = This account uses two-step sign-in. Sign in with your password and a code.
problem-second-factor-wrong-title = Wrong code
problem-second-factor-wrong-text = The code is wrong or was already used. Enter a new one.
problem-second-factor-locked-title = Too many wrong codes
problem-second-factor-locked-text = There were too many wrong codes. Wait a few minutes, or use a recovery code.
problem-second-factor-set-up-title = Set up two-step sign-in first
problem-second-factor-set-up-text = This site requires two-step sign-in. Set it up in your account to continue.
api-second-factor-required = This account uses two-step sign-in, so a password alone is not enough: send its current code as oneTimeCode to /api/authentication/login, or use an API key.
api-second-factor-set-up = This site requires two-step sign-in, and it is not set up for this account. Sign in on the web page and set it up; until then all other requests are refused.

## Keys and clients in the console

error-not-a-date = This is not a valid date. Enter one like 2027-01-31.
error-in-the-past = This date is in the past. Choose a later one.
error-beyond-maker = An API key cannot create one that allows more than it does itself: a role of more permissions, a later end or further networks.
error-not-a-network = One of these is neither an IP address nor a network. Enter them like 203.0.113.7 or 10.0.0.0/24, at most 50.

## Forms

error-summary = There is a problem

## Error pages

error-page-retry = { $seconds ->
    [one] Try again in one second.
   *[other] Try again in { $seconds } seconds.
}
error-page-status = Error
error-page-request = If you ask for help, quote this number:

## Proving once more who is there

problem-proof-required-title = Confirm it’s you
problem-proof-required-text = Enter your password again, then try again.

## The API, and its setting

error-no-such-address = There is no account with this address.

## What is wrong with the value of a setting

error-out-of-range = This is out of range. Enter a whole number from { $min } to { $max }.
error-cursor-wrong = This cursor is not valid. Use the links of an answer unchanged.
error-not-a-domain = One of these is not a valid domain. Enter them like example.org, separated by commas.
error-not-a-sender = This is not a valid sender. Enter an address like accounts@example.org, or a name and an address like Example Club <accounts@example.org>.
error-not-a-color = This is not a valid colour. Enter # and six digits or letters from a to f, like #2b4aa8.
error-too-light = This colour is too light to read on white. Choose a darker one.
error-not-an-image = This image can’t be used. Choose a PNG, JPEG or WebP file.
error-image-too-heavy = This file is too large. Use one of at most { $max } KiB.
error-image-too-large = This image is too large. Use one of at most { $max } pixels on each side.
