## Warum eine Mail nicht hinausging, und was zu tun ist

mail-failure-host-unknown = Der Name des Mailservers ist nicht zu finden
mail-hint-host-unknown =
    Prüfe den Host in smtp.url (ROLLBOOK_SMTP_URL) auf Tippfehler und ob dieser Rechner Namen auflösen kann.
mail-failure-unreachable = Der Mailserver ist nicht zu erreichen
mail-hint-unreachable =
    Unter diesem Host und Port antwortet niemand. Prüfe den Port (587 für smtp://, 465 für smtps://), ob der Server läuft und ob eine Firewall oder dein Anbieter ausgehende Mail sperrt.
mail-failure-silent = Der Mailserver antwortet nicht rechtzeitig
mail-hint-silent =
    Die Verbindung bleibt stumm. Oft ist der Port falsch: 465 braucht smtps://, 587 braucht smtp://. Port 25 sperren viele Anbieter.
mail-failure-hung-up = Der Mailserver hat aufgelegt
mail-hint-hung-up =
    Er hat die Verbindung mittendrin geschlossen. Sieh in sein Protokoll; vielleicht begrenzt er Verbindungen oder mag die Adresse dieses Rechners nicht.
mail-failure-not-smtp = Hier antwortet etwas anderes als ein Mailserver
mail-hint-not-smtp =
    Was zurückkam, ist kein SMTP. Prüfe Host und Port: Vielleicht lauscht dort ein Webserver oder ein Postfachserver (IMAP).
mail-failure-no-start-tls = Der Mailserver bietet hier keine Verschlüsselung an
mail-hint-no-start-tls =
    Es wurde nichts im Klartext gesendet. Versuche smtps:// mit Port 465, oder lass den Server auf diesem Port STARTTLS anbieten.
mail-failure-tls-not-spoken = Verschlüsselung ab dem ersten Byte war erwartet, der Server beginnt aber im Klartext
mail-hint-tls-not-spoken =
    Schema und Port passen nicht zusammen. Nimm smtp:// mit Port 587 (STARTTLS) statt smtps://, oder Port 465 mit smtps://.
mail-failure-certificate-name = Das Zertifikat gilt für einen anderen Namen
mail-hint-certificate-name =
    Nimm in smtp.url den Namen, für den das Zertifikat gemacht ist; selten ist das eine IP-Adresse oder localhost.
mail-failure-certificate-untrusted = Das Zertifikat kommt von einer Stelle, der hier niemand vertraut
mail-hint-certificate-untrusted =
    Nenne die Datei einer eigenen Zertifizierungsstelle in smtp.ca_file (ROLLBOOK_SMTP_CA_FILE). Sonst muss der Server seine ganze Zertifikatskette mitschicken.
mail-failure-certificate-expired = Das Zertifikat ist zurzeit nicht gültig
mail-hint-certificate-expired =
    Erneuere das Zertifikat des Mailservers und prüfe die Uhren beider Rechner.
mail-failure-tls-other = Über die Verschlüsselung kam keine Einigung zustande
mail-hint-tls-other =
    Der Server braucht TLS 1.2 oder 1.3. Prüfe, ob Schema und Port zusammenpassen: smtp:// mit 587, smtps:// mit 465.
mail-failure-sign-in-missing = Der Mailserver verlangt eine Anmeldung
mail-hint-sign-in-missing =
    Schreibe Benutzer und Passwort in smtp.url: smtp://benutzer:passwort@host:587.
mail-failure-sign-in-not-offered = Der Mailserver bietet keine Anmeldung an, die Rollbook kennt
mail-hint-sign-in-not-offered =
    Er muss PLAIN oder LOGIN anbieten. Viele Server tun das nur auf Port 587 oder 465, nicht auf 25. Braucht er keine Anmeldung, nimm Benutzer und Passwort aus smtp.url.
mail-failure-sign-in-refused = Der Mailserver nimmt Benutzer oder Passwort nicht an
mail-hint-sign-in-refused =
    Prüfe beides; Sonderzeichen stehen in smtp.url als %XX. Viele Anbieter verlangen ein Passwort eigens für eine Anwendung oder dass SMTP im Postfach eingeschaltet ist.
mail-failure-sign-in-later = Der Mailserver kann das Passwort gerade nicht prüfen
mail-hint-sign-in-later =
    Das geht vorüber und liegt an ihm. Bleibt es so, sieh in sein Protokoll.
mail-failure-sender-refused = Der Mailserver nimmt die Adresse des Absenders nicht an
mail-hint-sender-refused =
    Der Benutzer aus smtp.url darf von ihr nicht senden. Setze mail_from (ROLLBOOK_MAIL_FROM) auf eine Adresse, die diesem Benutzer gehört.
mail-failure-relay-denied = Der Mailserver leitet für diesen Rechner nichts weiter
mail-hint-relay-denied =
    Er stellt nur an eigene Postfächer zu, es sei denn, man meldet sich an. Schreibe Benutzer und Passwort in smtp.url, oder erlaube diesen Rechner in seinen Einstellungen.
mail-failure-recipient-unknown = Das Postfach des Empfängers gibt es nicht
mail-hint-recipient-unknown =
    Die Adresse ist wohl vertippt. Berichtige sie mit der Person, oder verwirf die Nachricht.
mail-failure-recipient-refused = Der Server des Empfängers weist diese Mail ab
mail-hint-recipient-refused =
    Seine Worte sagen, warum. Vielleicht weist er die Adresse oder Domain deines Servers ab; prüfe die Einträge SPF, DKIM und DMARC der Absenderdomain.
mail-failure-mailbox-full = Das Postfach des Empfängers ist voll
mail-hint-mailbox-full =
    Hier ist nichts zu richten. Es wird erneut versucht; oder sag der Person auf anderem Weg Bescheid.
mail-failure-greylisted = Der Server des Empfängers bittet, später wiederzukommen
mail-hint-greylisted =
    Üblich bei der ersten Mail eines unbekannten Servers. Nichts zu tun: In wenigen Minuten wird es erneut versucht.
mail-failure-too-many = Der Mailserver nimmt vorerst keine weitere Mail
mail-hint-too-many =
    Eine Grenze für Mails oder Verbindungen ist erreicht. Es wird mit wachsenden Pausen erneut versucht; erhöhe die Grenze oder nimm einen Tarif, der zur Zahl der Mails passt.
mail-failure-too-large = Die Nachricht ist dem Mailserver zu groß
mail-hint-too-large =
    Kürze den Text dieser Mail, oder erhöhe die Grenze des Servers.
mail-failure-taken-for-spam = Die Mail wurde für Spam gehalten
mail-hint-taken-for-spam =
    Prüfe die Einträge SPF, DKIM und DMARC der Absenderdomain und ob die Adresse des Servers auf einer Sperrliste steht.
mail-failure-not-in-ascii = Der Mailserver nimmt diese Buchstaben nicht an
mail-hint-not-in-ascii =
    Er kennt weder Adressen noch Texte jenseits von ASCII (SMTPUTF8, 8BITMIME). Nimm für solche Empfänger einen anderen Server.
mail-failure-busy = Der Mailserver ist beschäftigt
mail-hint-busy =
    Er bittet, später wiederzukommen, und Rollbook tut es.
mail-failure-may-have-arrived = Die Verbindung brach ab, bevor der Server bestätigt hat
mail-hint-may-have-arrived =
    Die Mail kann angekommen sein. Sie wird mit derselben Message-ID erneut gesendet, damit Mailprogramme sie einmal zeigen können.
mail-failure-on-our-side = Die Nachricht ließ sich nicht herstellen
mail-hint-on-our-side =
    Empfänger, Absender oder Text lassen sich so nicht senden. Im Protokoll steht mehr.
mail-failure-unclear = Der Mailserver hat abgelehnt
mail-hint-unclear =
    Seine Worte sagen, warum. Schlage sie in seiner Dokumentation oder seinem Protokoll nach.
