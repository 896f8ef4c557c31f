## Every mail

mail-footer = This email was sent by { $site }:
mail-link-below = If the button does not work, copy this link into your browser:

time-for-people = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }, { $clock } (UTC)

## The mails. The value names the mail in the console; `body` is its default wording, whose line ends
## count in the text part only. A button's label ends with a colon where the text part says it, too.

mail-confirm-address = Confirm email address
    .subject = Confirm your email address for { $site_name }
    .heading = Confirm your email address
    .body =
        Someone registered at { $site_name } with this email address. If it
        was you, open this page and confirm the address:

        {"["}Confirm email address]({ $link })

        Or enter this code on the page where you registered:

        { $code }

        { $hours ->
            [one] The link and the code work once and expire in 1 hour.
           *[other] The link and the code work once and expire in { $valid_hours } hours.
        }
        If you get more than one of these emails, only the newest works.

        Name: { $name }
        When: { $asked_at }
        From: { $peer }

        Was this not you? You do not need to do anything. Without your
        confirmation, no one can use your address here.

mail-already-registered = Already registered
    .subject = You already have an account at { $site_name }
    .heading = You already have an account
    .body =
        Hello { $name },

        Someone tried to register at { $site_name } with your email address.
        You already have an account, so no new one was created. If it was
        you, sign in:

        {"["}Sign in]({ $sign_in_link })

        When: { $asked_at }
        From: { $peer }

        Was this not you? You do not need to do anything. Your account and
        your password have not changed, and the other person was not told
        that you have an account.

mail-invitation = Invitation
    .subject = Your account at { $site_name } is ready
    .heading = Your account is ready
    .body =
        Hello { $name },

        An account was created for you at { $site_name }.
        Choose a password to start using it.

        {"["}Choose a password]({ $link })

        { $days ->
            [one] The link works once and expires in 1 day.
           *[other] The link works once and expires in { $valid_days } days.
        }

        When: { $invited_at }

        Were you not expecting this? You can delete this email.
        Without the link, no one can use the account.

mail-password-changed = Password changed
    .subject = Your password for { $site_name } was changed
    .heading = Your password was changed
    .body =
        Hello { $name },

        The password of your account at { $site_name } was changed. All your
        other devices were signed out.

        When: { $changed_at }

        Was this not you? Open this page to sign everyone out and stop the
        password from working. We will then email you a link to choose a
        new one.

        {"["}This was not me]({ $not_me_link })

        The link expires in 7 days.

mail-recover = Password reset
    .subject = Reset your password for { $site_name }
    .heading = Reset your password
    .body =
        Hello { $name },

        { $reason ->
            [owed]
                You told us that someone else was in your account at { $site_name }.
                Everyone is signed out, and the old password no longer works. Open
                this page to choose a new one:
           *[asked]
                Someone asked to reset the password of your account at { $site_name }.
                If it was you, open this page to choose a new one:
        }

        {"["}Reset password]({ $link })

        { $reader ->
            [app] Did an app ask you for a code? Copy this code into it:
           *[page] Or enter this code on the page where you asked for it:
        }

        { $code }

        { $minutes ->
            [one] The link and the code work once and expire in 1 minute.
           *[other] The link and the code work once and expire in { $valid_minutes } minutes.
        }
        If you get more than one of these emails, only the newest works.

        When: { $asked_at }
        From: { $peer }

        { $reason ->
            [owed] {""}
           *[asked]
                Was this not you? You do not need to do anything. Your password
                has not changed, and no one was told that you have an account.
        }

mail-recovered = Password was reset
    .subject = Your password for { $site_name } was reset
    .heading = Your password was reset
    .body =
        Hello { $name },

        The password of your account at { $site_name } was reset, using an
        email to this address. All devices were signed out.

        When: { $asked_at }
        From: { $peer }

        Was this not you? Open this page to sign everyone out and stop the
        password from working. We will then email you a link to choose a
        new one.

        {"["}This was not me]({ $not_me_link })

        The link expires in 7 days.

mail-new-device = Sign-in from a new browser
    .subject = New sign-in to your account at { $site_name }
    .heading = New sign-in to your account
    .body =
        Hello { $name },

        Someone signed in to your account at { $site_name } from a new
        browser. If it was you, you do not need to do anything.

        Browser: { $device }
        When: { $asked_at }
        From: { $peer }

        Was this not you? Open this page to sign everyone out and stop the
        password from working. We will then email you a link to choose a
        new one.

        {"["}This was not me]({ $not_me_link })

        The link expires in 7 days.

mail-confirm-new-address = Confirm new address
    .subject = Confirm your new address for { $site_name }
    .heading = Confirm your new address
    .body =
        Someone wants to use this address for their account at { $site_name }.
        If it was you, open this page and confirm the address:

        {"["}Confirm new address]({ $link })

        Or enter this code on your account page:

        { $code }

        { $hours ->
            [one] The link and the code work once and expire in 1 hour.
           *[other] The link and the code work once and expire in { $valid_hours } hours.
        }

        Name: { $name }
        When: { $asked_at }
        From: { $peer }

        Was this not you? You do not need to do anything. Without your
        confirmation, no one can use your address here.

mail-address-change-asked = Address change requested
    .subject = Someone wants to change your address at { $site_name }
    .heading = Address change requested
    .body =
        Hello { $name },

        Someone who is signed in to your account at { $site_name } asked to
        change its email address. The address changes when the new one is
        confirmed; until then it stays the same.

        New address: { $new_address }
        When: { $asked_at }
        From: { $peer }

        Was this not you? Then someone else has access to your account. Open
        this page by { $undo_until } to keep this address, sign out all
        devices and choose a new password.

        {"["}This was not me, keep this address:]({ $undo_link })

mail-address-changed = Address changed
    .subject = Your address at { $site_name } was changed
    .heading = Your address was changed
    .body =
        Hello { $name },

        The new address of your account at { $site_name } was confirmed. You
        now sign in with it, and all emails go to it.

        New address: { $new_address }
        When: { $changed_at }

        Was this not you? Open this page by { $undo_until } to restore this
        address, sign out all devices and choose a new password.

        {"["}This was not me, restore this address:]({ $undo_link })

mail-address-wanted = Address requested for another account
    .subject = Someone tried to use your address at { $site_name }
    .heading = This address is already yours
    .body =
        Hello { $name },

        Someone tried to use this address for another account at { $site_name }.
        It belongs to your account, so nothing was changed.

        When: { $asked_at }

        Was it you, with a second account? Sign in to the account that has
        this address. If it was not you, you do not need to do anything: the
        other person was not told that you have an account.

        {"["}Sign in:]({ $sign_in_link })

mail-address-replaced = Address changed by an administrator
    .subject = The address of your account at { $site_name } was changed
    .heading = Your address was changed
    .body =
        Hello { $name },

        An administrator of { $site_name } changed the email address of your
        account. This address no longer belongs to it, and you were signed
        out everywhere.

        When: { $changed_at }

        Did you not ask for this?
        Please contact the administrator of { $site_name } soon.

mail-deletion-planned = Account deletion
    .subject = Your account at { $site_name } will be deleted
    .heading = Your account will be deleted
    .body =
        Hello { $name },

        Your account at { $site_name } is closed, as you requested. All devices
        were signed out. On the date below, everything in it will be erased
        permanently.

        To be erased on: { $erase_at }
        When: { $asked_at }
        From: { $peer }

        Changed your mind, or was this not you? Until then you can restore
        your account:

        {"["}Keep my account:]({ $undo_link })

mail-factor-added = Two-step sign-in turned on
    .subject = Two-step sign-in is on at { $site_name }
    .heading = Two-step sign-in is on
    .body =
        Hello { $name },

        An authenticator app was set up for your account at { $site_name }. To
        sign in, you now need your password and a code from this app. All your
        other devices were signed out.

        When: { $asked_at }
        From: { $peer }

        Was this not you? Open this page to turn two-step sign-in off, sign
        everyone out and stop the password from working. We will then email
        you a link to choose a new one.

        {"["}This was not me]({ $not_me_link })

        The link expires in 7 days.

mail-factor-removed = Two-step sign-in turned off
    .subject = Two-step sign-in is off at { $site_name }
    .heading = Two-step sign-in is off
    .body =
        Hello { $name },

        Two-step sign-in was turned off for your account at { $site_name }. You
        now sign in with your password alone. Your recovery codes no longer
        work.

        When: { $asked_at }
        From: { $peer }

        Was this not you? Open this page to sign everyone out and stop the
        password from working. We will then email you a link to choose a
        new one.

        {"["}This was not me]({ $not_me_link })

        The link expires in 7 days.

mail-factor-taken-off = Two-step sign-in reset by an administrator
    .subject = Two-step sign-in was reset at { $site_name }
    .heading = Two-step sign-in was reset
    .body =
        Hello { $name },

        An administrator reset two-step sign-in for your account at
        { $site_name }. You now sign in with your password alone. Your app and
        your recovery codes no longer work.

        When: { $asked_at }

        You can set it up again at any time.

        Did you not ask for this? Open this page to sign everyone out and stop
        the password from working. We will then email you a link to choose a new
        one.

        {"["}This was not me]({ $not_me_link })

        The link expires in 7 days.

mail-recovery-code-used = Recovery code used
    .subject = A recovery code was used at { $site_name }
    .heading = A recovery code was used
    .body =
        Hello { $name },

        Someone signed in to your account at { $site_name } with a recovery
        code instead of a code from your authenticator app.

        { $count ->
            [0] You have none left. Create new ones, or you cannot sign in without your app.
            [one] You have 1 left. Create new ones before you need them.
            [2] You have 2 left. Create new ones before you need them.
            [3] You have 3 left. Create new ones before you need them.
           *[other] You have { $left } left.
        }

        When: { $asked_at }
        From: { $peer }

        Was this not you? Then someone knows your password and has one of
        your codes. Open this page to sign everyone out and stop the
        password from working. We will then email you a link to choose a
        new one.

        {"["}This was not me]({ $not_me_link })

        The link expires in 7 days.

mail-recovery-codes-made = New recovery codes
    .subject = New recovery codes at { $site_name }
    .heading = New recovery codes
    .body =
        Hello { $name },

        New recovery codes were created for your account at { $site_name }. The
        previous ones no longer work.

        When: { $asked_at }
        From: { $peer }

        Was this not you? Open this page to sign everyone out and stop the
        new codes and the password from working. We will then email you a
        link to choose a new password.

        {"["}This was not me]({ $not_me_link })

        The link expires in 7 days.

mail-codes-guessed = Too many wrong codes
    .subject = Someone may know your password at { $site_name }
    .heading = Someone may know your password
    .body =
        Hello { $name },

        Someone entered the correct password for your account at { $site_name }
        and then ten wrong codes in a row. They did not get in. Codes from your
        app are not accepted for ten minutes.

        When: { $asked_at }
        From: { $peer }

        If it was you, wait ten minutes or use a recovery code.

        Was this not you? Then someone knows your password. Open this page to
        sign everyone out and stop the password from working. We will then email
        you a link to choose a new one.

        {"["}This was not me]({ $not_me_link })

        The link expires in 7 days.

mail-audit-head = Latest audit entry
    .subject = Audit trail of { $site_name }: latest entry
    .heading = Latest audit entry
    .body =
        This is the latest entry in the audit trail of { $site_name }. Keep
        this email: you can use it later to check whether entries were
        removed or changed.

        Entry: { $seq }
        Hash: { $hash }
        Sent: { $sent_at }

        To compare, run this on the server:

        rollbook audit verify --expect { $seq }:{ $hash }

        If it fails, the entry was changed or removed.

mail-test = Test email
    .subject = Test email from { $site_name }
    .heading = Email works
    .body =
        This is a test email from { $site_name }. If you can read it, the
        mail settings are correct.

        Sent: { $sent_at }

## The frame of the console

console-mail-sent = Sent
console-mail-waiting = Waiting
console-mail-refused = Refused
console-mail-given-up = Not delivered
console-mail-discarded = Discarded
console-mail-withdrawn = Withdrawn

## One account in the console

console-link-not-me = This was not me
console-mails = Emails to this account
console-mails-none = No emails have been sent to this account.

## Why a mail did not go out, and what to do about it

mail-failure-host-unknown = The mail server’s name could not be resolved
mail-hint-host-unknown =
    Check the host in smtp.url (ROLLBOOK_SMTP_URL) for typos, and check that this server can resolve names.
mail-failure-unreachable = The mail server could not be reached
mail-hint-unreachable =
    Nothing answers at this host and port. Check the port (587 for smtp://, 465 for smtps://), that the mail server is running, and whether a firewall or your provider blocks outgoing mail.
mail-failure-silent = The mail server did not answer in time
mail-hint-silent =
    The connection timed out. Often the port is wrong: 465 needs smtps://, 587 needs smtp://. Many providers block port 25.
mail-failure-hung-up = The mail server closed the connection
mail-hint-hung-up =
    Check its log. It may limit connections or block this server’s address.
mail-failure-not-smtp = The server that answered is not a mail server
mail-hint-not-smtp =
    The reply is not SMTP. Check the host and port: a web server or an IMAP server may be listening there.
mail-failure-no-start-tls = The mail server offers no encryption on this port
mail-hint-no-start-tls =
    Nothing was sent unencrypted. Try smtps:// with port 465, or enable STARTTLS on this port of the mail server.
mail-failure-tls-not-spoken = The mail server does not use encryption from the start on this port
mail-hint-tls-not-spoken =
    The scheme does not match the port. Use smtp:// with port 587 (STARTTLS), or smtps:// with port 465.
mail-failure-certificate-name = The certificate is for a different name
mail-hint-certificate-name =
    In smtp.url, use the name that the certificate was issued for. That is rarely an IP address or localhost.
mail-failure-certificate-untrusted = The certificate was issued by an untrusted authority
mail-hint-certificate-untrusted =
    If you run your own certificate authority, set its file in smtp.ca_file (ROLLBOOK_SMTP_CA_FILE). Otherwise, configure the mail server to send its full certificate chain.
mail-failure-certificate-expired = The certificate has expired or is not valid yet
mail-hint-certificate-expired =
    Renew the mail server’s certificate, and check the clocks of both servers.
mail-failure-tls-other = The encrypted connection failed
mail-hint-tls-other =
    The mail server needs TLS 1.2 or 1.3. Check that the scheme matches the port: smtp:// with 587, smtps:// with 465.
mail-failure-sign-in-missing = The mail server requires sign-in
mail-hint-sign-in-missing =
    Add the username and password to smtp.url: smtp://user:password@host:587.
mail-failure-sign-in-not-offered = The mail server offers no supported sign-in method
mail-hint-sign-in-not-offered =
    It has to offer PLAIN or LOGIN. Many servers offer them only on port 587 or 465, not on 25. If no sign-in is needed, remove the username and password from smtp.url.
mail-failure-sign-in-refused = The mail server did not accept the username or password
mail-hint-sign-in-refused =
    Check both. Write special characters in smtp.url as %XX. Many providers require an app password, or SMTP enabled in the mailbox settings.
mail-failure-sign-in-later = The mail server can’t check the password at the moment
mail-hint-sign-in-later =
    This is usually a temporary problem of the mail server. If it continues, check its log.
mail-failure-name-refused = The mail server does not accept the name that Rollbook gives in EHLO
mail-hint-name-refused =
    Set smtp.helo_name (ROLLBOOK_SMTP_HELO_NAME) to this machine's full host name, such as
    join.example.org, or set the public URL, whose host is used otherwise.
mail-failure-sender-refused = The mail server did not accept the sender’s address
mail-hint-sender-refused =
    The user in smtp.url may not send from this address. Set mail_from (ROLLBOOK_MAIL_FROM) to an address that belongs to this user.
mail-failure-relay-denied = The mail server does not relay email for this server
mail-hint-relay-denied =
    It only delivers to its own mailboxes unless you sign in. Add the username and password to smtp.url, or allow this server in its settings.
mail-failure-recipient-unknown = The recipient's mailbox does not exist
mail-hint-recipient-unknown =
    The address probably contains a typo. Correct it with the person, or discard the email.
mail-failure-recipient-refused = The recipient’s server refused the email
mail-hint-recipient-refused =
    Its reply says why. It may block your mail server’s address or domain. Check the SPF, DKIM and DMARC records of the sender’s domain.
mail-failure-mailbox-full = The recipient’s mailbox is full
mail-hint-mailbox-full =
    You can’t fix this here. The email is tried again automatically; you can also contact the person another way.
mail-failure-greylisted = The recipient’s server asks to try again later
mail-hint-greylisted =
    This is normal for the first email from an unknown server. It is tried again within minutes.
mail-failure-too-many = The mail server’s sending limit has been reached
mail-hint-too-many =
    Emails are tried again automatically, at increasing intervals. Raise the limit on emails or connections if this happens often.
mail-failure-too-large = The email is too large for the mail server
mail-hint-too-large =
    Shorten the text of this email, or raise the mail server’s limit.
mail-failure-taken-for-spam = The email was classified as spam
mail-hint-taken-for-spam =
    Check the SPF, DKIM and DMARC records of the sender’s domain, and whether the mail server’s address is on a blocklist.
mail-failure-not-in-ascii = The mail server does not support these characters
mail-hint-not-in-ascii =
    It does not support addresses or texts beyond ASCII (SMTPUTF8, 8BITMIME). Use another mail server for such recipients.
mail-failure-busy = The mail server is busy
mail-hint-busy =
    It asks to try again later. Rollbook does so automatically.
mail-failure-may-have-arrived = The connection was lost before the mail server confirmed
mail-hint-may-have-arrived =
    The email may have arrived. It is sent again with the same Message-ID, so that email programs can recognise the duplicate.
mail-failure-on-our-side = The email could not be created
mail-hint-on-our-side =
    The recipient, sender or text can’t be sent in this form. See the log for details.
mail-failure-unclear = The mail server refused the email
mail-hint-unclear =
    Its reply says why. Look it up in its documentation or log.

## The console's pages about mail

console-mail-lead = Every email Rollbook sends, and its status. Emails are kept while the mail server is unavailable.
console-mail-all = All
console-mail-all-show = Show all emails
console-mail-states = Status
console-mail-count-most = 10,000+
console-mail-recipient = Recipient
console-mail-kind = Type
console-mail-state = Status
console-mail-written = Created
console-mail-next = Next attempt
console-mail-finished = Finished
console-mail-last-words = Server’s last reply
console-mail-not-tried = Not tried yet
console-mail-filter-to = Recipient
console-mail-filter-to-hint = An address, or the start of one
console-mail-filter-any-kind = All
console-mail-filter-from = Created from
console-mail-filter-until = Created to
console-mail-none = No emails yet
console-mail-none-text = Emails appear here when people register. Send a test email to check that sending works.
console-mail-none-here = No emails
console-mail-none-here-text = There are no emails with this status.
console-mail-none-found = No matching emails
console-mail-none-found-text = Enter less of the address, or choose another type or period. You can also look on the account’s page.
console-mail-no-server = No mail server is configured
console-mail-no-server-text = Emails stay in the outbox. To send them, set smtp.url (ROLLBOOK_SMTP_URL) and restart Rollbook. Until then, share links on the accounts’ pages.
console-mail-failing = Emails can’t be sent at the moment.
console-mail-test-after-change = When you have fixed it, send a test email
console-mail-done-discarded = Email discarded. It will not be sent.
console-mail-done-retried = Email queued for sending.
console-mail-done-finished = Nothing was changed: the email has already been sent or discarded.

console-mail-words = Content
console-mail-subject = Subject
console-mail-heading = Heading
console-mail-view-html = HTML
console-mail-view-text = Plain text
console-mail-frame = Email as the recipient sees it
console-mail-blanked = Links and codes are hidden, because only the recipient may use them.
console-mail-hidden = This email was created by an earlier version, which did not mark what is secret. Its text is not shown.
console-mail-gone = The text is no longer available: it was erased with its account, or sealed with a key that is lost.
console-mail-erased = Erased
console-mail-reveal = Show links and codes
console-mail-reveal-text = A link or code may still work, and anyone who knows it can act as this person. Showing it is recorded in the audit trail.
console-mail-reveal-button = Show links and codes
console-mail-revealed = Links and codes that may still work are shown. This has been recorded in the audit trail.
console-mail-hide = Hide links and codes
console-mail-facts = Details
console-mail-sender = From
console-mail-sender-later = Set when it is sent
console-mail-account = Account
console-mail-account-open = View account
console-mail-language = Language
console-mail-message-id = Message-ID
console-mail-attempts = Attempts
console-mail-no-attempts = No attempts yet.
console-mail-dialogue-open = Show the full mail server log
console-mail-retry = Try again now
console-mail-discard = Discard…
console-mail-discard-title = Discard this email?
console-mail-discard-never = It will never be sent.
console-mail-discard-link = Its link or code stays valid, but the recipient never gets it.
console-mail-discard-kept = The email stays in the list under “Discarded”, and the audit trail records who discarded it.
console-mail-discard-button = Discard email
console-mail-discard-keep = Cancel

console-mail-test = Test email
console-mail-test-lead = Send an email to your own address and see the mail server’s replies.
console-mail-test-to = Recipient
console-mail-test-to-hint = Preferably an address outside your own mail server.
console-mail-test-send = Send test email
console-mail-test-no-server = No mail server is configured. Set smtp.url (ROLLBOOK_SMTP_URL) and restart Rollbook.
console-mail-test-too-many = { $minutes ->
    [one] Too many test emails. Try again in 1 minute.
   *[other] Too many test emails. Try again in { $minutes } minutes.
}
console-mail-test-result = Test result
console-mail-test-another = Send another test email
console-mail-test-message = Email
console-mail-test-under-way = Sending
console-mail-test-under-way-text = The mail server has not answered yet. This can take a minute.
console-mail-test-look = Refresh
console-mail-test-sent = The mail server accepted the email
console-mail-test-sent-text = Check that it arrives and isn’t in spam.
console-mail-test-failed = The mail server did not accept the email
console-mail-dialogue = Mail server log
console-mail-dialogue-hint = Passwords are left out, so you can share it with whoever helps you.
console-mail-dialogue-we = Rollbook
console-mail-dialogue-server = Server
console-mail-dialogue-connected = Connected to { $address }.
console-mail-dialogue-encrypted = Encrypted from here on, with a valid certificate for { $host }.
console-mail-dialogue-message = Message transferred, { $bytes } bytes.
console-mail-dialogue-failed = Failed here: { $words }
console-mail-dialogue-cut = The rest is not stored.

console-mail-previews = Previews
console-mail-previews-lead = Every email Rollbook can send, with sample values.
console-mail-preview-lead = With sample values. Nothing is sent, and the links don’t work.
console-mail-preview-edit = Edit this text
console-mail-texts = Email texts
console-mail-texts-lead = Customise any email. Texts you don’t change keep their default.
console-mail-text = Text
console-mail-text-own = Custom
console-mail-text-default = Default
console-mail-text-is-default = This is the default text.
console-mail-text-changed = Changed by { $by },
console-mail-text-save = Save
console-mail-text-saved = Saved. Emails of this type use the new text from now on.
console-mail-text-reset = Reset to the default text.
console-mail-text-back = Reset to default
console-mail-text-back-text = Your text is replaced by this one, from the next email of this type. The audit trail keeps your text.
console-mail-text-preview = Preview
console-mail-text-prove = It has been a while since you entered your password. Your text is kept: confirm it’s you in another window, then save again.
console-mail-text-prove-open = Confirm it’s you in another window
console-mail-body = Text
console-mail-body-hint = An empty line starts a new paragraph. A paragraph that contains only a link, such as { $link }, becomes a button; a code on its own is shown in large digits. A line whose value is unknown is left out. The footer is added automatically.
console-mail-values = Placeholders
console-mail-values-hint = Each is replaced by its value.
console-mail-value-needed = Required
console-mail-faults = This text can’t be saved yet
console-mail-fault-empty = This field is empty. Please enter something.
console-mail-fault-too-long = This is too long. Use at most { $most } characters.
console-mail-fault-control = Line { $line } contains a character that can’t be sent. Type the line again.
console-mail-fault-unclosed = Line { $line }: {"{{"} is not closed with {"}}"}.
console-mail-fault-tag = Line { $line }: {"{%"} and {"{#"} are not supported. Use placeholders such as {"{{ name }}"}.
console-mail-fault-not-a-name = Line { $line }: { $what } is not a placeholder. Put only one name between the braces.
console-mail-fault-unknown = Line { $line }: there is no placeholder { $what }. Choose one from the list of placeholders.
console-mail-fault-too-many = Too many placeholders. Use at most { $most }.
console-mail-fault-bad-link = Line { $line }: this link is not valid. Use a link placeholder, or an address that starts with https://.
console-mail-fault-lacks = { $what } is missing. Add it: the email is of no use without it.
console-mail-fault-secret = { $what } must not be in the subject, because subjects are shown on locked screens. Remove it.

mail-value-name = The person’s name
mail-value-address = The person’s email address
mail-value-site-name = The name of your site
mail-value-public-url = The public URL of your site
mail-value-link = The email’s main link
mail-value-code = The code to enter
mail-value-valid-hours = How many hours the link and code work
mail-value-sign-in-link = Link to the sign-in page
mail-value-asked-at = When it was requested
mail-value-changed-at = When it was changed
mail-value-sent-at = When it was sent
mail-value-seq = Number of the latest audit entry
mail-value-hash = Hash of the latest audit entry
mail-value-peer = IP address it came from; not always known
mail-value-undo-link = Link that undoes it
mail-value-new-address = The new email address
mail-value-valid-days = How many days the link works
mail-value-undo-until = Until when it can be undone
mail-value-erase-at = When the account will be erased
mail-value-invited-at = When the person was invited
