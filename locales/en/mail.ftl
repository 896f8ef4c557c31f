## Every mail

mail-footer = This mail comes from { $site }:
mail-link-below = If the button does not work, copy this link into your browser:

## The mails. The value names the mail in the console; `body` is its default wording, whose line ends
## count in the text part only. A button's label ends with a colon where the text part says it, too.

mail-confirm-address = Confirm the address
    .subject = Confirm your address for { $site_name }
    .heading = Confirm your address
    .body =
        Someone has registered at { $site_name } with this address. If that
        was you, open this page and confirm with its button:

        {"["}Confirm your address]({ $link })

        Or type in this code on the page where you registered:

        { $code }

        { $hours ->
            [one] The link and the code work for one hour, and only once.
           *[other] The link and the code work for { $valid_hours } hours, and only once.
        }
        If you get another of these mails, only the newest works.

        Who asked: { $name }
        When: { $asked_at }
        From: { $peer }

        Was that not you? Then you need not do anything. Without your
        confirmation nobody can use your address here.

mail-already-registered = Registered already
    .subject = You already have an account at { $site_name }
    .heading = You already have an account
    .body =
        Hello { $name },

        Someone tried to register at { $site_name } with your address. You
        have an account there already, so no second one was made. If that
        was you, just sign in:

        {"["}Sign in]({ $sign_in_link })

        When: { $asked_at }
        From: { $peer }

        Was that not you? Then you need not do anything. Your account and
        your password have not changed, and the other person was not told
        that you have an account.

mail-invitation = Invitation
    .subject = Your account at { $site_name } is ready
    .heading = Your account is ready
    .body =
        Hello { $name },

        An account was made for you at { $site_name }.
        Choose a password, and it is yours.

        {"["}Choose a password]({ $link })

        { $days ->
            [one] The link works for one day, and once.
           *[other] The link works for { $valid_days } days, and once.
        }

        When: { $invited_at }

        You do not know what this is about? Then just delete this mail.
        Nobody can use the account without the link.

mail-password-changed = Password changed
    .subject = Your password for { $site_name } was changed
    .heading = Your password was changed
    .body =
        Hello { $name },

        The password of your account at { $site_name } was changed. Every
        other device was signed out.

        When: { $changed_at }

        Was that not you? Then open this page and press its button: it
        signs everyone out, makes the password worthless and sends you a
        mail to choose a new one.

        {"["}This was not me]({ $not_me_link })

        The link works for 7 days.

mail-recover = A new password by mail
    .subject = A new password for { $site_name }
    .heading = Choose a new password
    .body =
        Hello { $name },

        { $reason ->
            [owed]
                You told us that somebody else was in your account at { $site_name }.
                Everyone is signed out and the old password no longer works. Open
                this page and choose a new one:
           *[asked]
                Somebody asked for a new password for your account at { $site_name }.
                If that was you, open this page and choose one:
        }

        {"["}Choose a new password]({ $link })

        { $reader ->
            [app] Did an app ask you for a code? Copy this one into it, whole:
           *[page] Or type in this code on the page where you asked for it:
        }

        { $code }

        { $minutes ->
            [one] The link and the code work for one minute, and only once.
           *[other] The link and the code work for { $valid_minutes } minutes, and only once.
        }
        If you get another of these mails, only the newest works.

        When: { $asked_at }
        From: { $peer }

        { $reason ->
            [owed] {""}
           *[asked]
                Was that not you? Then you need not do anything. Your password
                stays as it is, and nobody was told that you have an account.
        }

mail-recovered = A new password was set
    .subject = Your new password for { $site_name } is set
    .heading = Your new password is set
    .body =
        Hello { $name },

        A new password was chosen for your account at { $site_name }, by way of
        a mail to this address. Every device was signed out.

        When: { $asked_at }
        From: { $peer }

        Was that not you? Then open this page and press its button: it
        signs everyone out, makes the password worthless and sends you a
        mail to choose a new one.

        {"["}This was not me]({ $not_me_link })

        The link works for 7 days.

mail-new-device = Sign-in from a new browser
    .subject = New sign-in to your account at { $site_name }
    .heading = New sign-in to your account
    .body =
        Hello { $name },

        Somebody signed in to your account at { $site_name } from a browser that
        it was not used with before. If that was you, all is well.

        Browser: { $device }
        When: { $asked_at }
        From: { $peer }

        Was that not you? Then open this page and press its button: it
        signs everyone out, makes the password worthless and sends you a
        mail to choose a new one.

        {"["}This was not me]({ $not_me_link })

        The link works for 7 days.

mail-confirm-new-address = Confirm the new address
    .subject = Confirm your new address for { $site_name }
    .heading = Confirm your new address
    .body =
        Someone wants to use this address for their account at { $site_name }.
        If that was you, open this page and confirm with its button:

        {"["}Confirm the new address]({ $link })

        Or type in this code on your account's page:

        { $code }

        { $hours ->
            [one] The link and the code work for one hour, and only once.
           *[other] The link and the code work for { $valid_hours } hours, and only once.
        }

        Who asked: { $name }
        When: { $asked_at }
        From: { $peer }

        Was that not you? Then you need not do anything. Without your
        confirmation nobody can use your address here.

mail-address-change-asked = Change of address asked for
    .subject = Someone wants to change your address at { $site_name }
    .heading = Your address is about to change
    .body =
        Hello { $name },

        Someone who is signed in to your account at { $site_name } asked for
        another mail address. It counts as soon as the new address is
        confirmed; until then nothing changes.

        New address: { $new_address }
        When: { $asked_at }
        From: { $peer }

        Was that not you? Then somebody else gets into your account. Open
        the page below by { $undo_until }: this address stays, all devices
        are signed out, and you choose a new password.

        {"["}That was not me: keep this address:]({ $undo_link })

mail-address-changed = Address changed
    .subject = Your address at { $site_name } was changed
    .heading = Your address was changed
    .body =
        Hello { $name },

        The new address of your account at { $site_name } was confirmed. From
        now on you sign in with it, and all mails go there.

        New address: { $new_address }
        When: { $changed_at }

        Was that not you? Open the page below by { $undo_until }: this
        address comes back, all devices are signed out, and you choose a
        new password.

        {"["}That was not me: keep this address:]({ $undo_link })

mail-address-wanted = Address wanted for another account
    .subject = Someone wanted your address at { $site_name }
    .heading = This address is already yours
    .body =
        Hello { $name },

        Someone wanted to use this address for their account at { $site_name }.
        It belongs to your account, so nothing was changed.

        When: { $asked_at }

        Was it you, with a second account? Then sign in to the one that
        has this address. Otherwise you need not do anything: the other
        person was not told that you have an account.

        {"["}Sign in:]({ $sign_in_link })

mail-address-replaced = Address replaced by an administrator
    .subject = Your account at { $site_name } has another address
    .heading = Your account has another address
    .body =
        Hello { $name },

        An administrator of { $site_name } gave your account another address.
        This one no longer leads to it, and you were signed out everywhere.

        When: { $changed_at }

        Did you not ask for that?
        Then please write to the people who run { $site_name } soon.

mail-deletion-planned = Account will be deleted
    .subject = Your account at { $site_name } will be deleted
    .heading = Your account will be deleted
    .body =
        Hello { $name },

        Your account at { $site_name } is closed, as you asked. All devices
        are signed out. On the day below everything in it is erased for
        good.

        Erased on: { $erase_at }
        When: { $asked_at }
        From: { $peer }

        Have you changed your mind, or was that not you? Until then this
        page brings your account back as it was:

        {"["}Keep my account:]({ $undo_link })

mail-factor-added = Second factor added
    .subject = Two-step sign-in is on at { $site_name }
    .heading = Two-step sign-in is on
    .body =
        Hello { $name },

        An authenticator app was set up for your account at { $site_name }. From
        now on signing in takes your password and a code from this app. Every
        other device was signed out.

        When: { $asked_at }
        From: { $peer }

        Was that not you? Then open this page and press its button: it takes
        this app off again, signs everyone out, makes the password worthless
        and sends you a mail to choose a new one.

        {"["}This was not me]({ $not_me_link })

        The link works for 7 days.

mail-factor-removed = Second factor removed
    .subject = Two-step sign-in is off at { $site_name }
    .heading = Two-step sign-in is off
    .body =
        Hello { $name },

        Two-step sign-in was turned off for your account at { $site_name }. From
        now on your password alone lets you in; the recovery codes no longer
        work.

        When: { $asked_at }
        From: { $peer }

        Was that not you? Then set a new password at once, turn two-step
        sign-in on again, and tell the administrator of { $site_name }.

        {"["}Two-step sign-in:]({ $factors_link })

mail-factor-taken-off = Second factor taken off by an administrator
    .subject = Your second step at { $site_name } was taken off
    .heading = Your second step was taken off
    .body =
        Hello { $name },

        An administrator has taken the second step off your account at
        { $site_name }. From now on your password alone lets you in; app and
        recovery codes no longer work.

        When: { $asked_at }

        You can set it up again at any time. Did you not ask for this? Then
        ask the administrator of { $site_name } why it was done.

        {"["}Two-step sign-in:]({ $factors_link })

mail-recovery-code-used = Recovery code used
    .subject = A recovery code was used at { $site_name }
    .heading = A recovery code was used
    .body =
        Hello { $name },

        Somebody used one of your recovery codes at { $site_name }, in place of a
        code from your authenticator app.

        { $count ->
            [0] You have none left. Make new ones, or you cannot get in without your app.
            [one] You have one left. Make new ones before you need them.
            [2] You have two left. Make new ones before you need them.
            [3] You have three left. Make new ones before you need them.
           *[other] You have { $left } left.
        }

        When: { $asked_at }
        From: { $peer }

        Was that not you? Then somebody knows your password and has one of
        your codes. Set a new password at once and make new codes.

        {"["}Two-step sign-in:]({ $factors_link })

mail-recovery-codes-made = New recovery codes made
    .subject = New recovery codes at { $site_name }
    .heading = New recovery codes
    .body =
        Hello { $name },

        New recovery codes were made for your account at { $site_name }. The ones
        you had before no longer work.

        When: { $asked_at }
        From: { $peer }

        Was that not you? Then set a new password at once, make new codes,
        and tell the administrator of { $site_name }.

        {"["}Two-step sign-in:]({ $factors_link })

mail-codes-guessed = Somebody guesses codes
    .subject = Somebody may know your password at { $site_name }
    .heading = Somebody may know your password
    .body =
        Hello { $name },

        The right password for your account at { $site_name } was typed in, and
        then a wrong code ten times in a row. Nobody got in; for ten minutes
        codes of your app are not taken.

        When: { $asked_at }
        From: { $peer }

        Was that not you? Then somebody knows your password: set a new one at
        once. If you were locked out yourself, wait ten minutes or use a
        recovery code.

        {"["}Two-step sign-in:]({ $factors_link })

mail-test = Test mail
    .subject = Test mail from { $site_name }
    .heading = Mail works
    .body =
        This is a test mail from { $site_name }. As you can read it, the mail
        settings are right, and people get what the desk sends them.

        Sent: { $sent_at }

## The frame of the console

console-mail-sent = Sent
console-mail-waiting = Waiting
console-mail-refused = Refused
console-mail-given-up = Given up
console-mail-discarded = Discarded

## One account in the console

console-link-not-me = This was not me
console-mails = Mail to this account
console-mails-none = No mail was sent to this account yet.

## Why a mail did not go out, and what to do about it

mail-failure-host-unknown = The mail server's name cannot be found
mail-hint-host-unknown =
    Check the host in smtp.url (ROLLBOOK_SMTP_URL) for typing mistakes, and whether this machine can resolve names.
mail-failure-unreachable = The mail server cannot be reached
mail-hint-unreachable =
    Nothing answers at this host and port. Check the port (587 for smtp://, 465 for smtps://), that the server runs, and whether a firewall or your provider blocks outgoing mail.
mail-failure-silent = The mail server does not answer in time
mail-hint-silent =
    The connection stays silent. Often the port is the wrong one: 465 needs smtps://, 587 needs smtp://. Port 25 is blocked by many providers.
mail-failure-hung-up = The mail server hung up
mail-hint-hung-up =
    It closed the connection in the middle. Look into its log; it may limit connections or not like the address of this machine.
mail-failure-not-smtp = Something else than a mail server answers
mail-hint-not-smtp =
    What came back is no SMTP. Check host and port: a web server or a mailbox server (IMAP) may listen there.
mail-failure-no-start-tls = The mail server offers no encryption here
mail-hint-no-start-tls =
    Nothing was sent in clear text. Try smtps:// with port 465, or let the server offer STARTTLS on this port.
mail-failure-tls-not-spoken = Encryption was expected from the first byte, but the server begins in clear text
mail-hint-tls-not-spoken =
    The scheme does not fit the port. Use smtp:// with port 587 (STARTTLS) instead of smtps://, or port 465 with smtps://.
mail-failure-certificate-name = The certificate is for another name
mail-hint-certificate-name =
    Use the name in smtp.url that the certificate was made for, which is seldom an IP address or localhost.
mail-failure-certificate-untrusted = The certificate was signed by an authority that is not trusted here
mail-hint-certificate-untrusted =
    With an authority of your own, name its file in smtp.ca_file (ROLLBOOK_SMTP_CA_FILE). Otherwise the server has to send its whole chain of certificates.
mail-failure-certificate-expired = The certificate is not valid at this time
mail-hint-certificate-expired =
    Renew the mail server's certificate, and check the clocks of both machines.
mail-failure-tls-other = The encryption could not be agreed on
mail-hint-tls-other =
    The server needs TLS 1.2 or 1.3. Check that scheme and port fit together: smtp:// with 587, smtps:// with 465.
mail-failure-sign-in-missing = The mail server wants a sign-in
mail-hint-sign-in-missing =
    Put user and password into smtp.url: smtp://user:password@host:587.
mail-failure-sign-in-not-offered = The mail server offers no sign-in that Rollbook knows
mail-hint-sign-in-not-offered =
    It has to offer PLAIN or LOGIN. Many servers do so only on port 587 or 465, not on 25. If it needs no sign-in, take user and password out of smtp.url.
mail-failure-sign-in-refused = The mail server does not accept user or password
mail-hint-sign-in-refused =
    Check both; special characters in smtp.url are written as %XX. Many providers want a password made for one application, or SMTP switched on in the mailbox's settings.
mail-failure-sign-in-later = The mail server cannot check the password now
mail-hint-sign-in-later =
    This is passing and on its side. If it stays, look into its log.
mail-failure-name-refused = The mail server does not accept the name that Rollbook gives in EHLO
mail-hint-name-refused =
    Set smtp.helo_name (ROLLBOOK_SMTP_HELO_NAME) to this machine's full host name, such as
    join.example.org, or set the public URL, whose host is used otherwise.

mail-failure-sender-refused = The mail server does not accept the sender's address
mail-hint-sender-refused =
    The user of smtp.url may not send from it. Set mail_from (ROLLBOOK_MAIL_FROM) to an address that belongs to this user.
mail-failure-relay-denied = The mail server does not pass on mail for this machine
mail-hint-relay-denied =
    It sends to its own mailboxes only, unless one signs in. Put user and password into smtp.url, or allow this machine in its settings.
mail-failure-recipient-unknown = The recipient's mailbox does not exist
mail-hint-recipient-unknown =
    The address is probably mistyped. Correct it with the person, or discard the message.
mail-failure-recipient-refused = The recipient's server refuses this mail
mail-hint-recipient-refused =
    Its words say why. It may refuse your server's address or domain; check the SPF, DKIM and DMARC records of the sender's domain.
mail-failure-mailbox-full = The recipient's mailbox is full
mail-hint-mailbox-full =
    Nothing to mend on this side. It is tried again, or tell the person by another way.
mail-failure-greylisted = The recipient's server asks to come again later
mail-hint-greylisted =
    Usual for the first mail from an unknown server. Nothing to do: it is tried again within minutes.
mail-failure-too-many = The mail server takes no more mail for now
mail-hint-too-many =
    A limit on mails or connections is reached. It is tried again with growing pauses; raise the limit or use a plan that fits the number of mails.
mail-failure-too-large = The message is too large for the mail server
mail-hint-too-large =
    Shorten the text of this mail, or raise the server's limit.
mail-failure-taken-for-spam = The mail was taken for spam
mail-hint-taken-for-spam =
    Check the SPF, DKIM and DMARC records of the sender's domain, and whether the server's address stands on a block list.
mail-failure-not-in-ascii = The mail server does not take these letters
mail-hint-not-in-ascii =
    It supports neither addresses nor texts beyond ASCII (SMTPUTF8, 8BITMIME). Use another server for such recipients.
mail-failure-busy = The mail server is busy
mail-hint-busy =
    It asks to come again later, and Rollbook does.
mail-failure-may-have-arrived = The connection broke before the server confirmed
mail-hint-may-have-arrived =
    The mail may have arrived. It is sent again with the same Message-ID, so that mail programs can show it once.
mail-failure-on-our-side = The message could not be made
mail-hint-on-our-side =
    Recipient, sender or text cannot be sent as they are. The log says more.
mail-failure-unclear = The mail server refused
mail-hint-unclear =
    Its words say why. Look them up in its documentation or log.

## The console's pages about mail

console-mail-lead = Every mail that the desk writes, with what became of it. Nothing is lost while a mail server is away.
console-mail-all = All
console-mail-all-show = Show all mail
console-mail-states = States
console-mail-count-most = 10,000+
console-mail-recipient = Recipient
console-mail-kind = Kind
console-mail-state = State
console-mail-written = Written
console-mail-next = Next attempt
console-mail-finished = Finished
console-mail-last-words = The server's last words
console-mail-not-tried = Not tried yet
console-mail-filter-to = To
console-mail-filter-to-hint = A whole address, or how it begins
console-mail-filter-any-kind = Every kind
console-mail-filter-from = Written from
console-mail-filter-until = Written until
console-mail-none = No mail yet
console-mail-none-text = As soon as somebody registers, the mail to them stands here. A test mail shows at once whether mail works.
console-mail-none-here = Nothing here
console-mail-none-here-text = No mail is in this state at the moment.
console-mail-none-found = No mail fits
console-mail-none-found-text = Type less of the address, choose another kind or another time. Was it written at all? The account's own page lists its mails too.
console-mail-no-server = No mail server is set
console-mail-no-server-text = Mail stays here until one is: set smtp.url (ROLLBOOK_SMTP_URL) and start again. Until then hand over links on the accounts' pages instead.
console-mail-failing = Mail does not go out at the moment.
console-mail-test-after-change = When you have mended it, send a test mail
console-mail-done-discarded = The message is discarded. It will not be sent.
console-mail-done-retried = The message is on its way again.
console-mail-done-finished = Nothing was changed: the message was sent or discarded meanwhile.

console-mail-words = The message
console-mail-subject = Subject
console-mail-heading = Heading
console-mail-view-html = As a mail program shows it
console-mail-view-text = Plain text
console-mail-frame = The mail as its reader sees it
console-mail-blanked = Links and codes that only the reader may use are blanked here.
console-mail-hidden = This message was written by an earlier version, which did not note what in it is secret. Its text is not shown here.
console-mail-gone = Its text is gone: it was erased with its account, or sealed with a key that is lost.
console-mail-erased = Erased
console-mail-reveal = Show links and codes
console-mail-reveal-text = A link or code may still work, and whoever knows it can act as this person. That you looked is written into the audit trail.
console-mail-reveal-button = Show, and note that I looked
console-mail-revealed = You see links and codes that may still work. The audit trail says that you looked.
console-mail-hide = Blank them again
console-mail-facts = About this message
console-mail-sender = From
console-mail-sender-later = Decided when it is sent
console-mail-account = Account
console-mail-account-open = Open the account
console-mail-language = Language
console-mail-message-id = Message-ID
console-mail-attempts = Attempts
console-mail-no-attempts = It has not been tried yet.
console-mail-dialogue-open = The whole dialogue with the mail server
console-mail-retry = Try again now
console-mail-discard = Discard
console-mail-discard-title = Discard this message?
console-mail-discard-never = It is never sent, not even later.
console-mail-discard-link = A link or code in it keeps its time, but its reader never gets it.
console-mail-discard-kept = The message stays in the list under “Discarded”, and the audit trail says who did it.
console-mail-discard-button = Discard the message
console-mail-discard-keep = Keep it

console-mail-test = Test mail
console-mail-test-lead = Sends a mail to any address of yours and shows every word that the mail server said.
console-mail-test-to = Send it to
console-mail-test-to-hint = Best an address outside of your own server.
console-mail-test-send = Send the test mail
console-mail-test-no-server = No mail server is set: set smtp.url (ROLLBOOK_SMTP_URL) and start again.
console-mail-test-too-many = { $minutes ->
    [one] That were many test mails. Try again in a minute.
   *[other] That were many test mails. Try again in { $minutes } minutes.
}
console-mail-test-result = Result of the test
console-mail-test-another = Another test
console-mail-test-message = The message
console-mail-test-under-way = On its way
console-mail-test-under-way-text = The mail server has not answered yet. A slow one may take a minute.
console-mail-test-look = Look again
console-mail-test-sent = The mail server took the mail
console-mail-test-sent-text = Look whether it arrives, and not among the spam.
console-mail-test-failed = The mail server did not take the mail
console-mail-dialogue = The dialogue with the mail server
console-mail-dialogue-hint = Passwords are left out, so that it can be shown to whoever helps.
console-mail-dialogue-we = Rollbook
console-mail-dialogue-server = Server
console-mail-dialogue-connected = Connected to { $address }.
console-mail-dialogue-encrypted = Encrypted from here on, with a good certificate for { $host }.
console-mail-dialogue-message = The message went over, { $bytes } bytes.
console-mail-dialogue-failed = It ended here: { $words }
console-mail-dialogue-cut = More was said than is kept.

console-mail-previews = Previews
console-mail-previews-lead = Every mail that the desk can write, with sample values.
console-mail-preview-lead = With sample values. Nothing is sent, and the link opens nothing.
console-mail-preview-edit = Edit this text
console-mail-texts = Texts
console-mail-texts-lead = Write any mail in your own words. What you do not change stays as it came.
console-mail-text = Your words
console-mail-text-own = Own words
console-mail-text-default = Default
console-mail-text-is-default = These are the default words.
console-mail-text-changed = Changed by { $by },
console-mail-text-save = Save
console-mail-text-saved = Saved. The next mail of this kind says it.
console-mail-text-reset = Back to the default words.
console-mail-text-back = Back to the default
console-mail-text-back-text = Your words go, and the next mail of this kind says this. Your words stay in the audit trail.
console-mail-text-preview = Preview
console-mail-text-prove = It has been a while since you proved who you are. Your text is still here: prove it in the other window, then save again.
console-mail-text-prove-open = Prove it in another window
console-mail-body = Text
console-mail-body-hint = An empty line begins a new paragraph. A paragraph of its own such as { $link } becomes a button; a code of its own stands in large digits. A line with a value that is unknown is left out. The greeting from your site is added by itself.
console-mail-values = Placeholders
console-mail-values-hint = Each is replaced by what it stands for.
console-mail-value-needed = Needed
console-mail-faults = This text cannot be used yet
console-mail-fault-empty = Write something here.
console-mail-fault-too-long = This is too long: { $most } characters at most.
console-mail-fault-control = Line { $line } holds a character that cannot be sent. Type the line anew.
console-mail-fault-unclosed = Line { $line }: an opening {"{{"} has no closing {"}}"}.
console-mail-fault-tag = Line { $line }: {"{%"} and {"{#"} mean nothing here. Only placeholders such as {"{{ name }}"} are replaced.
console-mail-fault-not-a-name = Line { $line }: { $what } is no placeholder. Between the braces stands one name and nothing else.
console-mail-fault-unknown = Line { $line }: there is no { $what }. The list of placeholders shows those that there are.
console-mail-fault-too-many = More than { $most } placeholders are too many.
console-mail-fault-bad-link = Line { $line }: a link leads to a placeholder for a link, or to an address that begins with https://.
console-mail-fault-lacks = The text lacks { $what }, and without it the mail is of no use.
console-mail-fault-secret = { $what } does not belong into the subject: subjects are shown on locked screens.

mail-value-name = What the person is called
mail-value-address = The person's mail address
mail-value-site-name = The name of your site
mail-value-public-url = The address of your site
mail-value-link = The link that the mail is sent for
mail-value-code = The code to type in
mail-value-valid-hours = How many hours link and code work
mail-value-sign-in-link = The page to sign in
mail-value-asked-at = When somebody asked for it
mail-value-changed-at = When it was changed
mail-value-sent-at = When it was sent
mail-value-peer = From which network address; not always known
mail-value-undo-link = The link that takes it back
mail-value-new-address = The new mail address
mail-value-valid-days = How many days the link works
mail-value-undo-until = Until when it can be taken back
mail-value-erase-at = When the account is erased
mail-value-invited-at = When the person was invited
