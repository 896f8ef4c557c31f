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
