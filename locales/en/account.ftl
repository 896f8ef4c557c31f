## Mails about the address and the end of an account

mail-new-address = New address
mail-undo-button = That was not me: keep this address

mail-newaddress-subject = Confirm your new address for { $site }
mail-newaddress-title = Confirm your new address
mail-newaddress-text =
    Someone wants to use this address for their account at { $site }.
    If that was you, open this page and confirm with its button:
mail-newaddress-button = Confirm the new address
mail-newaddress-code = Or type in this code on your account's page:
mail-newaddress-not-you =
    Was that not you? Then you need not do anything. Without your
    confirmation nobody can use your address here.

mail-changeasked-subject = Someone wants to change your address at { $site }
mail-changeasked-title = Your address is about to change
mail-changeasked-text =
    Someone who is signed in to your account at { $site } asked for
    another mail address. It counts as soon as the new address is
    confirmed; until then nothing changes.
mail-changeasked-not-you =
    Was that not you? Then somebody else gets into your account. Open
    the page below by { $until }: this address stays, all devices
    are signed out, and you choose a new password.

mail-changed-subject = Your address at { $site } was changed
mail-changed-title = Your address was changed
mail-changed-text =
    The new address of your account at { $site } was confirmed. From
    now on you sign in with it, and all mails go there.
mail-changed-not-you =
    Was that not you? Open the page below by { $until }: this
    address comes back, all devices are signed out, and you choose a
    new password.

mail-wanted-subject = Someone wanted your address at { $site }
mail-wanted-title = This address is already yours
mail-wanted-text =
    Someone wanted to use this address for their account at { $site }.
    It belongs to your account, so nothing was changed.
mail-wanted-not-you =
    Was it you, with a second account? Then sign in to the one that
    has this address. Otherwise you need not do anything: the other
    person was not told that you have an account.

mail-deletion-subject = Your account at { $site } will be deleted
mail-deletion-title = Your account will be deleted
mail-deletion-text =
    Your account at { $site } is closed, as you asked. All devices
    are signed out. On the day below everything in it is erased for
    good.
mail-deletion-at = Erased on
mail-deletion-not-you =
    Have you changed your mind, or was that not you? Until then this
    page brings your account back as it was:
mail-deletion-button = Keep my account

## The home of one's own settings

account-profile = Name and profile
account-profile-value = What others see of you
account-profile-lead = What others see of you.
account-profile-changed = Your profile is saved.
account-email-changed = Your new address counts from now on.
account-privacy-agreed = Thank you. Your agreement is kept.
account-email-pending = Waits for the new address
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
account-your-data = Your data
account-privacy-value = You agreed to version { $version }
account-data = Download your data
account-data-value = A copy of everything kept about you
account-delete = Delete your account
account-delete-value = With some days to change your mind

## Name and profile

account-name-hint = As others see it. Left empty, your username is shown.
account-username-hint = You can sign in with it. Letters, digits, _ and -.
account-bio = About you
account-location = Place
account-website = Website
account-website-hint = Begins with https:// or http://
account-save = Save

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
account-leave-it = Leave it as it is
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

## A copy of one's data

account-data-lead = A copy of everything that { $site } keeps about you, to read or to take elsewhere.
account-data-holds = Your profile, dates, rights and tags, the privacy agreement, where you are signed in, connected apps, mails that were sent to you, and the record of what happened to your account.
account-data-html = As a page to read
account-data-json = As data (JSON)
account-data-secrets = Your password is not in it, since we do not know it ourselves. Neither are the texts of mails, which hold links.

## Deleting the account

account-delete-lead = { $days ->
    [one] Your account is closed at once and erased for good after one day. Until then you can bring it back.
   *[other] Your account is closed at once and erased for good after { $days } days. Until then you can bring it back.
}
account-delete-at-once = Your account is erased at once. It cannot be brought back.
account-delete-goes = What goes
account-delete-stays = What stays
account-delete-profile = Your account and its profile:
account-delete-sessions = { $count ->
    [one] This session
   *[other] All { $count } sessions: every browser is signed out
}
account-delete-tokens = { $count ->
    [0] The keys of apps (you have none connected)
    [one] The key of one connected app
   *[other] The keys of { $count } connected apps
}
account-delete-tags = { $count ->
    [one] One tag on your account
   *[other] { $count } tags on your account
}
account-delete-mails = { $count ->
    [0] Address and text of mails to you (there are none)
    [one] Address and text of one mail to you
   *[other] Address and text of { $count } mails to you
}
account-delete-audit = { $count ->
    [one] One line of the record of changes, without your name, address and anything else about you
   *[other] { $count } lines of the record of changes, without your name, address and anything else about you
}
account-delete-data-first = Do you want to keep a copy?
account-delete-sure = Yes, I want to delete my account.
account-delete-sure-short = Confirmation
account-delete-button = Delete my account
account-delete-keep = Keep it
account-deleted-title = Your account is closed
account-deleted-text = You are signed out everywhere. Everything in it is erased for good on:
account-deleted-mail = We have sent you a mail with a link that brings it back until then. Signing in with your password works for that, too.
account-deleted-no-mail = Until then you can bring it back: sign in with your password.
account-deleted-now = Everything in it is erased.
account-deleted-home = To the start page
deletion-undo-title = Keep your account?
deletion-undo-lead = Your account at { $site } is closed and will be erased.
deletion-undo-leave = Do you want to delete it? Then just close this page.
deletion-undo-by-mail = Two-step sign-in is on, so your password alone does not bring it back. Open the link of the mail that told you of the deletion.
deletion-undo-ask = Two-step sign-in is on, so your password alone does not bring it back. Ask an administrator.
deletion-undone-title = Welcome back
deletion-undone-text = Your account is as it was. Sign in again:
deletion-undo-failed = This link no longer works. Either your account is back already, or its time is over and it is erased.

## The privacy policy

privacy-agreed-on = You agreed to this version on
privacy-agreed-no-more = If you no longer agree, you can delete your account:
privacy-declined-title = You have not agreed
privacy-declined-text = Without your agreement we may not keep data about you, so you cannot use { $site }. Nothing has changed yet. These are your ways on:
privacy-declined-read = Read it again
privacy-declined-read-text = And agree after all
privacy-declined-later = Decide later and sign out

## The copy to keep

export-title = What is kept about you
export-taken = Taken
export-account = Account
export-when = When
export-what = What
export-by = By
export-from = From
export-details = Details
export-none = None
export-id = Id
export-state = State
export-language = Language
export-created = Created
export-last-sign-in = Last sign-in
export-confirmed = Address confirmed
export-privacy = Privacy policy agreed to
export-roles = Rights
export-tags = Tags
export-ext-id = Id in another system
export-erasure = Erased on
export-sessions = Sessions
export-apps = Connected apps
export-addresses = Changes of address
export-mails = Mails
export-history = Record of changes
export-browser = Browser
export-seen = Last seen
export-client = App
export-used = Last used
export-until = Until
export-old = Old
export-new = New
export-confirmed-at = Confirmed
export-kind = Kind
export-recipient = Recipient
export-limit = This page lists the newest { $count } rows of a kind. The JSON file holds all of them.
