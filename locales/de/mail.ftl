## Jede Mail

mail-footer = Diese E-Mail wurde gesendet von { $site }:
mail-link-below = Wenn die Schaltfläche nicht funktioniert, kopieren Sie diesen Link in Ihren Browser:

time-for-people = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }, { $clock } Uhr (UTC)

## Die Mails. Der Wert benennt die Mail in der Konsole; `body` ist ihr Standardtext, dessen Zeilenenden
## nur im Textteil gelten. Die Aufschrift eines Knopfs endet mit einem Doppelpunkt, wo auch der Textteil sie sagt.

mail-confirm-address = E-Mail-Adresse bestätigen
    .subject = Bestätigen Sie Ihre E-Mail-Adresse für { $site_name }
    .heading = Bestätigen Sie Ihre E-Mail-Adresse
    .body =
        Jemand hat sich bei { $site_name } mit dieser E-Mail-Adresse
        registriert. Wenn Sie das waren, öffnen Sie diese Seite und
        bestätigen Sie die Adresse:

        {"["}E-Mail-Adresse bestätigen]({ $link })

        Oder geben Sie diesen Code auf der Seite ein, auf der Sie sich
        registriert haben:

        { $code }

        { $hours ->
            [one] Link und Code gelten einmal und laufen in 1 Stunde ab.
           *[other] Link und Code gelten einmal und laufen in { $valid_hours } Stunden ab.
        }
        Wenn Sie mehrere dieser E-Mails erhalten, gilt nur die neueste.

        Name: { $name }
        Wann: { $asked_at }
        Von: { $peer }

        Waren Sie das nicht? Dann müssen Sie nichts tun. Ohne Ihre
        Bestätigung kann niemand Ihre Adresse hier verwenden.

mail-already-registered = Bereits registriert
    .subject = Sie haben bereits ein Konto bei { $site_name }
    .heading = Sie haben bereits ein Konto
    .body =
        Guten Tag { $name },

        jemand hat versucht, sich bei { $site_name } mit Ihrer E-Mail-Adresse
        zu registrieren. Sie haben bereits ein Konto, deshalb wurde kein
        neues erstellt. Wenn Sie das waren, melden Sie sich an:

        {"["}Anmelden]({ $sign_in_link })

        Wann: { $asked_at }
        Von: { $peer }

        Waren Sie das nicht? Dann müssen Sie nichts tun. Ihr Konto und Ihr
        Passwort sind unverändert, und die andere Person hat nicht erfahren,
        dass Sie ein Konto haben.

mail-invitation = Einladung
    .subject = Ihr Konto bei { $site_name } ist bereit
    .heading = Ihr Konto ist bereit
    .body =
        Guten Tag { $name },

        für Sie wurde ein Konto bei { $site_name } erstellt.
        Wählen Sie ein Passwort, um es zu nutzen.

        {"["}Passwort wählen]({ $link })

        { $days ->
            [one] Der Link gilt einmal und läuft in 1 Tag ab.
           *[other] Der Link gilt einmal und läuft in { $valid_days } Tagen ab.
        }

        Wann: { $invited_at }

        Haben Sie das nicht erwartet? Dann können Sie diese E-Mail löschen.
        Ohne den Link kann niemand das Konto nutzen.

mail-password-changed = Passwort geändert
    .subject = Ihr Passwort für { $site_name } wurde geändert
    .heading = Ihr Passwort wurde geändert
    .body =
        Guten Tag { $name },

        das Passwort Ihres Kontos bei { $site_name } wurde geändert. Alle
        Ihre anderen Geräte wurden abgemeldet.

        Wann: { $changed_at }

        Waren Sie das nicht? Öffnen Sie diese Seite, um alle abzumelden und
        das Passwort ungültig zu machen. Danach senden wir Ihnen einen Link,
        um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-recover = Passwort zurücksetzen
    .subject = Passwort für { $site_name } zurücksetzen
    .heading = Setzen Sie Ihr Passwort zurück
    .body =
        Guten Tag { $name },

        { $reason ->
            [owed]
                Sie haben uns mitgeteilt, dass jemand anderes in Ihrem Konto bei
                { $site_name } war. Alle sind abgemeldet, und das alte Passwort gilt
                nicht mehr. Öffnen Sie diese Seite, um ein neues zu wählen:
           *[asked]
                für Ihr Konto bei { $site_name } wurde das Zurücksetzen des Passworts
                angefordert. Wenn Sie das waren, öffnen Sie diese Seite, um ein neues
                zu wählen:
        }

        {"["}Passwort zurücksetzen]({ $link })

        { $reader ->
            [app] Hat eine App Sie nach einem Code gefragt? Kopieren Sie diesen Code hinein:
           *[page] Oder geben Sie diesen Code auf der Seite ein, auf der Sie ihn angefordert haben:
        }

        { $code }

        { $minutes ->
            [one] Link und Code gelten einmal und laufen in 1 Minute ab.
           *[other] Link und Code gelten einmal und laufen in { $valid_minutes } Minuten ab.
        }
        Wenn Sie mehrere dieser E-Mails erhalten, gilt nur die neueste.

        Wann: { $asked_at }
        Von: { $peer }

        { $reason ->
            [owed] {""}
           *[asked]
                Waren Sie das nicht? Dann müssen Sie nichts tun. Ihr Passwort ist
                unverändert, und niemand hat erfahren, dass Sie ein Konto haben.
        }

mail-recovered = Passwort wurde zurückgesetzt
    .subject = Ihr Passwort für { $site_name } wurde zurückgesetzt
    .heading = Ihr Passwort wurde zurückgesetzt
    .body =
        Guten Tag { $name },

        das Passwort Ihres Kontos bei { $site_name } wurde mit einer E-Mail an
        diese Adresse zurückgesetzt. Alle Geräte wurden abgemeldet.

        Wann: { $asked_at }
        Von: { $peer }

        Waren Sie das nicht? Öffnen Sie diese Seite, um alle abzumelden und
        das Passwort ungültig zu machen. Danach senden wir Ihnen einen Link,
        um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-new-device = Anmeldung aus einem neuen Browser
    .subject = Neue Anmeldung in Ihrem Konto bei { $site_name }
    .heading = Neue Anmeldung in Ihrem Konto
    .body =
        Guten Tag { $name },

        jemand hat sich aus einem neuen Browser in Ihrem Konto bei
        { $site_name } angemeldet. Wenn Sie das waren, müssen Sie nichts tun.

        Browser: { $device }
        Wann: { $asked_at }
        Von: { $peer }

        Waren Sie das nicht? Öffnen Sie diese Seite, um alle abzumelden und
        das Passwort ungültig zu machen. Danach senden wir Ihnen einen Link,
        um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-confirm-new-address = Neue Adresse bestätigen
    .subject = Bestätigen Sie Ihre neue Adresse für { $site_name }
    .heading = Bestätigen Sie Ihre neue Adresse
    .body =
        Jemand möchte diese Adresse für ein Konto bei { $site_name } verwenden.
        Wenn Sie das waren, öffnen Sie diese Seite und bestätigen Sie die
        Adresse:

        {"["}Neue Adresse bestätigen]({ $link })

        Oder geben Sie diesen Code auf Ihrer Kontoseite ein:

        { $code }

        { $hours ->
            [one] Link und Code gelten einmal und laufen in 1 Stunde ab.
           *[other] Link und Code gelten einmal und laufen in { $valid_hours } Stunden ab.
        }

        Name: { $name }
        Wann: { $asked_at }
        Von: { $peer }

        Waren Sie das nicht? Dann müssen Sie nichts tun. Ohne Ihre
        Bestätigung kann niemand Ihre Adresse hier verwenden.

mail-address-change-asked = Adressänderung angefordert
    .subject = Jemand möchte Ihre Adresse bei { $site_name } ändern
    .heading = Adressänderung angefordert
    .body =
        Guten Tag { $name },

        jemand, der in Ihrem Konto bei { $site_name } angemeldet ist, hat eine
        Änderung der E-Mail-Adresse angefordert. Sie wird geändert, sobald
        die neue bestätigt ist; bis dahin bleibt sie unverändert.

        Neue Adresse: { $new_address }
        Wann: { $asked_at }
        Von: { $peer }

        Waren Sie das nicht? Dann hat jemand anderes Zugriff auf Ihr Konto.
        Öffnen Sie diese Seite bis zum { $undo_until }, um diese Adresse zu
        behalten, alle Geräte abzumelden und ein neues Passwort zu wählen.

        {"["}Das war ich nicht, Adresse behalten:]({ $undo_link })

mail-address-changed = Adresse geändert
    .subject = Ihre Adresse bei { $site_name } wurde geändert
    .heading = Ihre Adresse wurde geändert
    .body =
        Guten Tag { $name },

        die neue Adresse Ihres Kontos bei { $site_name } wurde bestätigt. Sie
        melden sich jetzt damit an und erhalten dort alle E-Mails.

        Neue Adresse: { $new_address }
        Wann: { $changed_at }

        Waren Sie das nicht? Öffnen Sie diese Seite bis zum { $undo_until },
        um diese Adresse wiederherzustellen, alle Geräte abzumelden und ein
        neues Passwort zu wählen.

        {"["}Das war ich nicht, Adresse wiederherstellen:]({ $undo_link })

mail-address-wanted = Adresse für ein anderes Konto angefordert
    .subject = Jemand wollte Ihre Adresse bei { $site_name } verwenden
    .heading = Diese Adresse gehört bereits Ihnen
    .body =
        Guten Tag { $name },

        jemand wollte diese Adresse für ein anderes Konto bei { $site_name }
        verwenden. Sie gehört zu Ihrem Konto, deshalb wurde nichts geändert.

        Wann: { $asked_at }

        Waren Sie das mit einem zweiten Konto? Dann melden Sie sich in dem
        Konto an, das diese Adresse hat. Andernfalls müssen Sie nichts tun:
        Die andere Person hat nicht erfahren, dass Sie ein Konto haben.

        {"["}Anmelden:]({ $sign_in_link })

mail-address-replaced = Adresse von der Administration geändert
    .subject = Die Adresse Ihres Kontos bei { $site_name } wurde geändert
    .heading = Ihre Adresse wurde geändert
    .body =
        Guten Tag { $name },

        die Administration von { $site_name } hat die E-Mail-Adresse Ihres
        Kontos geändert. Diese Adresse gehört nicht mehr dazu, und Sie
        wurden überall abgemeldet.

        Wann: { $changed_at }

        Haben Sie nicht darum gebeten?
        Wenden Sie sich bitte bald an die Administration von { $site_name }.

mail-deletion-planned = Kontolöschung
    .subject = Ihr Konto bei { $site_name } wird gelöscht
    .heading = Ihr Konto wird gelöscht
    .body =
        Guten Tag { $name },

        Ihr Konto bei { $site_name } ist geschlossen, wie von Ihnen gewünscht.
        Alle Geräte wurden abgemeldet. Am unten genannten Tag werden alle
        Daten darin endgültig gelöscht.

        Endgültige Löschung am: { $erase_at }
        Wann: { $asked_at }
        Von: { $peer }

        Haben Sie es sich anders überlegt, oder waren Sie das nicht? Bis
        dahin können Sie Ihr Konto wiederherstellen:

        {"["}Mein Konto behalten:]({ $undo_link })

mail-factor-added = Zwei-Schritt-Anmeldung eingeschaltet
    .subject = Zwei-Schritt-Anmeldung eingeschaltet bei { $site_name }
    .heading = Zwei-Schritt-Anmeldung eingeschaltet
    .body =
        Guten Tag { $name },

        für Ihr Konto bei { $site_name } wurde eine Authenticator-App
        eingerichtet. Zur Anmeldung benötigen Sie jetzt Ihr Passwort und einen
        Code aus dieser App. Alle Ihre anderen Geräte wurden abgemeldet.

        Wann: { $asked_at }
        Von: { $peer }

        Waren Sie das nicht? Öffnen Sie diese Seite, um die
        Zwei-Schritt-Anmeldung auszuschalten, alle abzumelden und das
        Passwort ungültig zu machen. Danach senden wir Ihnen einen Link, um
        ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-factor-removed = Zwei-Schritt-Anmeldung ausgeschaltet
    .subject = Zwei-Schritt-Anmeldung ausgeschaltet bei { $site_name }
    .heading = Zwei-Schritt-Anmeldung ausgeschaltet
    .body =
        Guten Tag { $name },

        für Ihr Konto bei { $site_name } wurde die Zwei-Schritt-Anmeldung
        ausgeschaltet. Sie melden sich jetzt nur mit Ihrem Passwort an. Ihre
        Wiederherstellungscodes gelten nicht mehr.

        Wann: { $asked_at }
        Von: { $peer }

        Waren Sie das nicht? Öffnen Sie diese Seite, um alle abzumelden und das
        Passwort ungültig zu machen. Danach senden wir Ihnen einen Link, um ein
        neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-factor-taken-off = Zwei-Schritt-Anmeldung von der Administration zurückgesetzt
    .subject = Zwei-Schritt-Anmeldung zurückgesetzt bei { $site_name }
    .heading = Zwei-Schritt-Anmeldung zurückgesetzt
    .body =
        Guten Tag { $name },

        die Administration hat die Zwei-Schritt-Anmeldung für Ihr Konto bei
        { $site_name } zurückgesetzt. Sie melden sich jetzt nur mit Ihrem
        Passwort an. App und Wiederherstellungscodes gelten nicht mehr.

        Wann: { $asked_at }

        Sie können sie jederzeit wieder einrichten.

        Haben Sie nicht darum gebeten? Öffnen Sie diese Seite, um alle
        abzumelden und das Passwort ungültig zu machen. Danach senden wir Ihnen
        einen Link, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-recovery-code-used = Wiederherstellungscode verwendet
    .subject = Wiederherstellungscode verwendet bei { $site_name }
    .heading = Ein Wiederherstellungscode wurde verwendet
    .body =
        Guten Tag { $name },

        jemand hat sich in Ihrem Konto bei { $site_name } mit einem
        Wiederherstellungscode anstelle eines Codes aus Ihrer
        Authenticator-App angemeldet.

        { $count ->
            [0] Sie haben keinen mehr übrig. Erstellen Sie neue, sonst können Sie sich ohne Ihre App nicht anmelden.
            [one] Sie haben noch 1 übrig. Erstellen Sie rechtzeitig neue.
            [2] Sie haben noch 2 übrig. Erstellen Sie rechtzeitig neue.
            [3] Sie haben noch 3 übrig. Erstellen Sie rechtzeitig neue.
           *[other] Sie haben noch { $left } übrig.
        }

        Wann: { $asked_at }
        Von: { $peer }

        Waren Sie das nicht? Dann kennt jemand Ihr Passwort und hat einen
        Ihrer Codes. Öffnen Sie diese Seite, um alle abzumelden und das Passwort
        ungültig zu machen. Danach senden wir Ihnen einen Link, um ein neues
        zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-recovery-codes-made = Neue Wiederherstellungscodes
    .subject = Neue Wiederherstellungscodes bei { $site_name }
    .heading = Neue Wiederherstellungscodes
    .body =
        Guten Tag { $name },

        für Ihr Konto bei { $site_name } wurden neue Wiederherstellungscodes
        erstellt. Die bisherigen gelten nicht mehr.

        Wann: { $asked_at }
        Von: { $peer }

        Waren Sie das nicht? Öffnen Sie diese Seite, um alle abzumelden und
        die neuen Codes und das Passwort ungültig zu machen. Danach senden
        wir Ihnen einen Link, um ein neues Passwort zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-codes-guessed = Zu viele falsche Codes
    .subject = Jemand kennt möglicherweise Ihr Passwort bei { $site_name }
    .heading = Jemand kennt möglicherweise Ihr Passwort
    .body =
        Guten Tag { $name },

        für Ihr Konto bei { $site_name } wurde das richtige Passwort eingegeben
        und danach zehnmal hintereinander ein falscher Code. Die Anmeldung ist
        nicht gelungen. Codes Ihrer App werden zehn Minuten lang nicht
        angenommen.

        Wann: { $asked_at }
        Von: { $peer }

        Wenn Sie es waren, warten Sie zehn Minuten oder verwenden Sie einen
        Wiederherstellungscode.

        Waren Sie das nicht? Dann kennt jemand Ihr Passwort. Öffnen Sie diese
        Seite, um alle abzumelden und das Passwort ungültig zu machen. Danach
        senden wir Ihnen einen Link, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-audit-head = Neuester Eintrag im Prüfprotokoll
    .subject = Prüfprotokoll von { $site_name }: neuester Eintrag
    .heading = Neuester Eintrag im Prüfprotokoll
    .body =
        Das ist der neueste Eintrag im Prüfprotokoll von { $site_name }.
        Bewahren Sie diese E-Mail auf: Damit können Sie später prüfen, ob
        Einträge entfernt oder geändert wurden.

        Eintrag: { $seq }
        Hash: { $hash }
        Gesendet: { $sent_at }

        Führen Sie zum Vergleich auf dem Server diesen Befehl aus:

        rollbook audit verify --expect { $seq }:{ $hash }

        Schlägt er fehl, wurde der Eintrag geändert oder entfernt.

mail-test = Test-E-Mail
    .subject = Test-E-Mail von { $site_name }
    .heading = Der E-Mail-Versand funktioniert
    .body =
        Das ist eine Test-E-Mail von { $site_name }. Wenn Sie sie lesen
        können, sind die E-Mail-Einstellungen richtig.

        Gesendet: { $sent_at }

## Der Rahmen der Konsole

console-mail-sent = Gesendet
console-mail-waiting = Wartet
console-mail-refused = Abgelehnt
console-mail-given-up = Nicht zugestellt
console-mail-discarded = Verworfen
console-mail-withdrawn = Zurückgezogen

## Ein Konto in der Konsole

console-link-not-me = Das war ich nicht
console-mails = E-Mails an dieses Konto
console-mails-none = An dieses Konto wurden noch keine E-Mails gesendet.

## Warum eine Mail nicht hinausging, und was zu tun ist

mail-failure-host-unknown = Der Name des Mailservers konnte nicht aufgelöst werden
mail-hint-host-unknown =
    Prüfen Sie den Host in smtp.url (ROLLBOOK_SMTP_URL) auf Tippfehler und ob dieser Server Namen auflösen kann.
mail-failure-unreachable = Der Mailserver war nicht erreichbar
mail-hint-unreachable =
    Unter diesem Host und Port antwortet nichts. Prüfen Sie den Port (587 für smtp://, 465 für smtps://), ob der Mailserver läuft und ob eine Firewall oder Ihr Anbieter ausgehende E-Mails blockiert.
mail-failure-silent = Der Mailserver hat nicht rechtzeitig geantwortet
mail-hint-silent =
    Zeitüberschreitung der Verbindung. Oft ist der Port falsch: 465 braucht smtps://, 587 braucht smtp://. Viele Anbieter blockieren Port 25.
mail-failure-hung-up = Der Mailserver hat die Verbindung geschlossen
mail-hint-hung-up =
    Prüfen Sie sein Log. Möglicherweise begrenzt er Verbindungen oder blockiert die Adresse dieses Servers.
mail-failure-not-smtp = Der antwortende Server ist kein Mailserver
mail-hint-not-smtp =
    Die Antwort ist kein SMTP. Prüfen Sie Host und Port: Möglicherweise lauscht dort ein Webserver oder ein IMAP-Server.
mail-failure-no-start-tls = Der Mailserver bietet auf diesem Port keine Verschlüsselung an
mail-hint-no-start-tls =
    Es wurde nichts unverschlüsselt gesendet. Versuchen Sie smtps:// mit Port 465, oder aktivieren Sie STARTTLS auf diesem Port des Mailservers.
mail-failure-tls-not-spoken = Der Mailserver verwendet auf diesem Port keine Verschlüsselung von Anfang an
mail-hint-tls-not-spoken =
    Schema und Port passen nicht zusammen. Verwenden Sie smtp:// mit Port 587 (STARTTLS) oder smtps:// mit Port 465.
mail-failure-certificate-name = Das Zertifikat gilt für einen anderen Namen
mail-hint-certificate-name =
    Verwenden Sie in smtp.url den Namen, für den das Zertifikat ausgestellt ist. Das ist selten eine IP-Adresse oder localhost.
mail-failure-certificate-untrusted = Das Zertifikat stammt von einer nicht vertrauenswürdigen Stelle
mail-hint-certificate-untrusted =
    Wenn Sie eine eigene Zertifizierungsstelle betreiben, geben Sie ihre Datei in smtp.ca_file (ROLLBOOK_SMTP_CA_FILE) an. Andernfalls muss der Mailserver seine vollständige Zertifikatskette senden.
mail-failure-certificate-expired = Das Zertifikat ist abgelaufen oder noch nicht gültig
mail-hint-certificate-expired =
    Erneuern Sie das Zertifikat des Mailservers und prüfen Sie die Uhren beider Server.
mail-failure-tls-other = Die verschlüsselte Verbindung ist fehlgeschlagen
mail-hint-tls-other =
    Der Mailserver braucht TLS 1.2 oder 1.3. Prüfen Sie, ob Schema und Port zusammenpassen: smtp:// mit 587, smtps:// mit 465.
mail-failure-sign-in-missing = Der Mailserver verlangt eine Anmeldung
mail-hint-sign-in-missing =
    Ergänzen Sie Benutzername und Passwort in smtp.url: smtp://benutzer:passwort@host:587.
mail-failure-sign-in-not-offered = Der Mailserver bietet kein unterstütztes Anmeldeverfahren an
mail-hint-sign-in-not-offered =
    Er muss PLAIN oder LOGIN anbieten. Viele Server tun das nur auf Port 587 oder 465, nicht auf 25. Ist keine Anmeldung nötig, entfernen Sie Benutzername und Passwort aus smtp.url.
mail-failure-sign-in-refused = Der Mailserver hat Benutzername oder Passwort nicht angenommen
mail-hint-sign-in-refused =
    Prüfen Sie beides. Schreiben Sie Sonderzeichen in smtp.url als %XX. Viele Anbieter verlangen ein App-Passwort oder dass SMTP in den Postfach-Einstellungen aktiviert ist.
mail-failure-sign-in-later = Der Mailserver kann das Passwort zurzeit nicht prüfen
mail-hint-sign-in-later =
    Das ist meist eine vorübergehende Störung des Mailservers. Wenn sie anhält, prüfen Sie sein Log.
mail-failure-name-refused = Der Mailserver nimmt den Namen nicht an, den Rollbook bei EHLO nennt
mail-hint-name-refused =
    Setzen Sie smtp.helo_name (ROLLBOOK_SMTP_HELO_NAME) auf den vollständigen Namen dieses Rechners,
    etwa join.example.org, oder legen Sie die öffentliche URL fest, deren Name sonst gilt.
mail-failure-sender-refused = Der Mailserver hat die Absenderadresse nicht angenommen
mail-hint-sender-refused =
    Der Benutzer in smtp.url darf nicht von dieser Adresse senden. Setzen Sie mail_from (ROLLBOOK_MAIL_FROM) auf eine Adresse, die diesem Benutzer gehört.
mail-failure-relay-denied = Der Mailserver leitet E-Mails für diesen Server nicht weiter
mail-hint-relay-denied =
    Ohne Anmeldung stellt er nur an eigene Postfächer zu. Ergänzen Sie Benutzername und Passwort in smtp.url, oder erlauben Sie diesen Server in seinen Einstellungen.
mail-failure-recipient-unknown = Das Postfach des Empfängers gibt es nicht
mail-hint-recipient-unknown =
    Die Adresse enthält vermutlich einen Tippfehler. Korrigieren Sie sie mit der Person, oder verwerfen Sie die E-Mail.
mail-failure-recipient-refused = Der Server des Empfängers hat die E-Mail abgelehnt
mail-hint-recipient-refused =
    Seine Antwort nennt den Grund. Möglicherweise blockiert er die Adresse oder Domain Ihres Mailservers. Prüfen Sie die SPF-, DKIM- und DMARC-Einträge der Absenderdomain.
mail-failure-mailbox-full = Das Postfach des Empfängers ist voll
mail-hint-mailbox-full =
    Das lässt sich hier nicht beheben. Die E-Mail wird automatisch erneut gesendet; Sie können die Person auch auf anderem Weg erreichen.
mail-failure-greylisted = Der Server des Empfängers bittet um einen späteren Versuch
mail-hint-greylisted =
    Das ist bei der ersten E-Mail eines unbekannten Servers normal. Sie wird in wenigen Minuten erneut gesendet.
mail-failure-too-many = Das Sendelimit des Mailservers ist erreicht
mail-hint-too-many =
    E-Mails werden automatisch in wachsenden Abständen erneut gesendet. Erhöhen Sie das Limit für E-Mails oder Verbindungen, wenn das häufig vorkommt.
mail-failure-too-large = Die E-Mail ist zu groß für den Mailserver
mail-hint-too-large =
    Kürzen Sie den Text dieser E-Mail, oder erhöhen Sie die Grenze des Mailservers.
mail-failure-taken-for-spam = Die E-Mail wurde als Spam eingestuft
mail-hint-taken-for-spam =
    Prüfen Sie die SPF-, DKIM- und DMARC-Einträge der Absenderdomain und ob die Adresse des Mailservers auf einer Sperrliste steht.
mail-failure-not-in-ascii = Der Mailserver unterstützt diese Zeichen nicht
mail-hint-not-in-ascii =
    Er unterstützt keine Adressen oder Texte außerhalb von ASCII (SMTPUTF8, 8BITMIME). Verwenden Sie für solche Empfänger einen anderen Mailserver.
mail-failure-busy = Der Mailserver ist ausgelastet
mail-hint-busy =
    Er bittet um einen späteren Versuch. Rollbook unternimmt ihn automatisch.
mail-failure-may-have-arrived = Die Verbindung brach ab, bevor der Mailserver bestätigt hat
mail-hint-may-have-arrived =
    Die E-Mail ist möglicherweise angekommen. Sie wird mit derselben Message-ID erneut gesendet, damit E-Mail-Programme das Duplikat erkennen.
mail-failure-on-our-side = Die E-Mail konnte nicht erstellt werden
mail-hint-on-our-side =
    Empfänger, Absender oder Text lassen sich so nicht senden. Details stehen im Log.
mail-failure-unclear = Der Mailserver hat die E-Mail abgelehnt
mail-hint-unclear =
    Seine Antwort nennt den Grund. Schlagen Sie sie in seiner Dokumentation oder seinem Log nach.

## Die Seiten der Konsole über Mail

console-mail-lead = Alle E-Mails, die Rollbook versendet, und ihr Status. E-Mails bleiben erhalten, solange der Mailserver nicht verfügbar ist.
console-mail-all = Alle
console-mail-all-show = Alle E-Mails anzeigen
console-mail-states = Status
console-mail-count-most = 10.000+
console-mail-recipient = Empfänger
console-mail-kind = Typ
console-mail-state = Status
console-mail-written = Erstellt
console-mail-next = Nächster Versuch
console-mail-finished = Beendet
console-mail-last-words = Letzte Antwort des Servers
console-mail-not-tried = Noch nicht versucht
console-mail-filter-to = Empfänger
console-mail-filter-to-hint = Eine Adresse oder ihr Anfang
console-mail-filter-any-kind = Alle
console-mail-filter-from = Erstellt ab
console-mail-filter-until = Erstellt bis
console-mail-none = Noch keine E-Mails
console-mail-none-text = E-Mails erscheinen hier, wenn sich jemand registriert. Senden Sie eine Test-E-Mail, um den Versand zu prüfen.
console-mail-none-here = Keine E-Mails
console-mail-none-here-text = Es gibt keine E-Mails mit diesem Status.
console-mail-none-found = Keine Treffer
console-mail-none-found-text = Geben Sie weniger von der Adresse ein, oder wählen Sie einen anderen Typ oder Zeitraum. Sie können auch auf der Seite des Kontos nachsehen.
console-mail-no-server = Es ist kein Mailserver eingerichtet
console-mail-no-server-text = E-Mails bleiben im Postausgang. Um sie zu senden, setzen Sie smtp.url (ROLLBOOK_SMTP_URL) und starten Sie Rollbook neu. Teilen Sie bis dahin Links auf den Seiten der Konten.
console-mail-failing = Zurzeit können keine E-Mails gesendet werden.
console-mail-test-after-change = Senden Sie nach dem Beheben eine Test-E-Mail
console-mail-done-discarded = E-Mail verworfen. Sie wird nicht gesendet.
console-mail-done-retried = E-Mail zum Senden eingereiht.
console-mail-done-finished = Es wurde nichts geändert: Die E-Mail wurde bereits gesendet oder verworfen.

console-mail-words = Inhalt
console-mail-subject = Betreff
console-mail-heading = Überschrift
console-mail-view-html = HTML
console-mail-view-text = Nur Text
console-mail-frame = E-Mail, wie der Empfänger sie sieht
console-mail-blanked = Links und Codes sind ausgeblendet, weil nur der Empfänger sie verwenden darf.
console-mail-hidden = Diese E-Mail wurde von einer früheren Version erstellt, die Geheimes nicht markiert hat. Ihr Text wird nicht angezeigt.
console-mail-gone = Der Text ist nicht mehr verfügbar: Er wurde mit dem Konto gelöscht oder mit einem verlorenen Schlüssel versiegelt.
console-mail-erased = Gelöscht
console-mail-reveal = Links und Codes anzeigen
console-mail-reveal-text = Ein Link oder Code gilt möglicherweise noch, und wer ihn kennt, kann als diese Person handeln. Das Anzeigen wird im Prüfprotokoll festgehalten.
console-mail-reveal-button = Links und Codes anzeigen
console-mail-revealed = Links und Codes, die möglicherweise noch gelten, werden angezeigt. Das wurde im Prüfprotokoll festgehalten.
console-mail-hide = Links und Codes ausblenden
console-mail-facts = Details
console-mail-sender = Von
console-mail-sender-later = Wird beim Senden festgelegt
console-mail-account = Konto
console-mail-account-open = Konto anzeigen
console-mail-language = Sprache
console-mail-message-id = Message-ID
console-mail-attempts = Versuche
console-mail-no-attempts = Noch keine Versuche.
console-mail-dialogue-open = Vollständiges Mailserver-Log anzeigen
console-mail-retry = Jetzt erneut versuchen
console-mail-discard = Verwerfen …
console-mail-discard-title = Diese E-Mail verwerfen?
console-mail-discard-never = Sie wird nie gesendet.
console-mail-discard-link = Ihr Link oder Code bleibt gültig, aber der Empfänger erhält ihn nie.
console-mail-discard-kept = Die E-Mail bleibt in der Liste unter „Verworfen“, und das Prüfprotokoll hält fest, wer sie verworfen hat.
console-mail-discard-button = E-Mail verwerfen
console-mail-discard-keep = Abbrechen

console-mail-test = Test-E-Mail
console-mail-test-lead = Senden Sie eine E-Mail an Ihre eigene Adresse und sehen Sie die Antworten des Mailservers.
console-mail-test-to = Empfänger
console-mail-test-to-hint = Am besten eine Adresse außerhalb Ihres eigenen Mailservers.
console-mail-test-send = Test-E-Mail senden
console-mail-test-no-server = Es ist kein Mailserver eingerichtet. Setzen Sie smtp.url (ROLLBOOK_SMTP_URL) und starten Sie Rollbook neu.
console-mail-test-too-many = { $minutes ->
    [one] Zu viele Test-E-Mails. Versuchen Sie es in 1 Minute erneut.
   *[other] Zu viele Test-E-Mails. Versuchen Sie es in { $minutes } Minuten erneut.
}
console-mail-test-result = Testergebnis
console-mail-test-another = Weitere Test-E-Mail senden
console-mail-test-message = E-Mail
console-mail-test-under-way = Wird gesendet
console-mail-test-under-way-text = Der Mailserver hat noch nicht geantwortet. Das kann eine Minute dauern.
console-mail-test-look = Aktualisieren
console-mail-test-sent = Der Mailserver hat die E-Mail angenommen
console-mail-test-sent-text = Prüfen Sie, ob sie ankommt und nicht im Spam-Ordner liegt.
console-mail-test-failed = Der Mailserver hat die E-Mail nicht angenommen
console-mail-dialogue = Mailserver-Log
console-mail-dialogue-hint = Passwörter sind ausgelassen, Sie können es also weitergeben, wenn Sie Hilfe brauchen.
console-mail-dialogue-we = Rollbook
console-mail-dialogue-server = Server
console-mail-dialogue-connected = Verbunden mit { $address }.
console-mail-dialogue-encrypted = Ab hier verschlüsselt, mit gültigem Zertifikat für { $host }.
console-mail-dialogue-message = Nachricht übertragen, { $bytes } Bytes.
console-mail-dialogue-failed = Hier fehlgeschlagen: { $words }
console-mail-dialogue-cut = Der Rest ist nicht gespeichert.

console-mail-previews = Vorschau
console-mail-previews-lead = Alle E-Mails, die Rollbook versenden kann, mit Beispielwerten.
console-mail-preview-lead = Mit Beispielwerten. Es wird nichts gesendet, und die Links funktionieren nicht.
console-mail-preview-edit = Diesen Text bearbeiten
console-mail-texts = E-Mail-Texte
console-mail-texts-lead = Passen Sie jede E-Mail an. Nicht geänderte Texte behalten den Standard.
console-mail-text = Text
console-mail-text-own = Angepasst
console-mail-text-default = Standard
console-mail-text-is-default = Das ist der Standardtext.
console-mail-text-changed = Geändert von { $by },
console-mail-text-save = Speichern
console-mail-text-saved = Gespeichert. E-Mails dieses Typs verwenden ab sofort den neuen Text.
console-mail-text-reset = Auf den Standardtext zurückgesetzt.
console-mail-text-back = Auf Standard zurücksetzen
console-mail-text-back-text = Ihr Text wird ab der nächsten E-Mail dieses Typs durch diesen ersetzt. Im Prüfprotokoll bleibt Ihr Text erhalten.
console-mail-text-preview = Vorschau
console-mail-text-prove = Ihre letzte Passworteingabe liegt schon etwas zurück. Ihr Text bleibt erhalten: Bestätigen Sie Ihre Identität in einem anderen Fenster und speichern Sie dann erneut.
console-mail-text-prove-open = Identität in einem anderen Fenster bestätigen
console-mail-body = Text
console-mail-body-hint = Eine leere Zeile beginnt einen neuen Absatz. Ein Absatz, der nur einen Link wie { $link } enthält, wird zur Schaltfläche; ein einzeln stehender Code erscheint in großen Ziffern. Eine Zeile mit unbekanntem Wert entfällt. Die Fußzeile wird automatisch ergänzt.
console-mail-values = Platzhalter
console-mail-values-hint = Jeder wird durch seinen Wert ersetzt.
console-mail-value-needed = Erforderlich
console-mail-faults = Dieser Text kann noch nicht gespeichert werden
console-mail-fault-empty = Dieses Feld ist leer. Bitte geben Sie etwas ein.
console-mail-fault-too-long = Das ist zu lang. Verwenden Sie höchstens { $most } Zeichen.
console-mail-fault-control = Zeile { $line } enthält ein Zeichen, das sich nicht senden lässt. Geben Sie die Zeile neu ein.
console-mail-fault-unclosed = Zeile { $line }: {"{{"} wird nicht mit {"}}"} geschlossen.
console-mail-fault-tag = Zeile { $line }: {"{%"} und {"{#"} werden nicht unterstützt. Verwenden Sie Platzhalter wie {"{{ name }}"}.
console-mail-fault-not-a-name = Zeile { $line }: { $what } ist kein Platzhalter. Schreiben Sie nur einen Namen zwischen die Klammern.
console-mail-fault-unknown = Zeile { $line }: Den Platzhalter { $what } gibt es nicht. Wählen Sie einen aus der Liste der Platzhalter.
console-mail-fault-too-many = Zu viele Platzhalter. Verwenden Sie höchstens { $most }.
console-mail-fault-bad-link = Zeile { $line }: Dieser Link ist ungültig. Verwenden Sie einen Link-Platzhalter oder eine Adresse, die mit https:// beginnt.
console-mail-fault-lacks = { $what } fehlt. Fügen Sie es ein: Ohne diesen Wert ist die E-Mail nutzlos.
console-mail-fault-secret = { $what } darf nicht im Betreff stehen, weil Betreffzeilen auf gesperrten Bildschirmen erscheinen. Entfernen Sie es.

mail-value-name = Der Name der Person
mail-value-address = Die E-Mail-Adresse der Person
mail-value-site-name = Der Name Ihrer Website
mail-value-public-url = Die öffentliche URL Ihrer Website
mail-value-link = Der Hauptlink der E-Mail
mail-value-code = Der einzugebende Code
mail-value-valid-hours = Wie viele Stunden Link und Code gelten
mail-value-sign-in-link = Link zur Anmeldeseite
mail-value-asked-at = Wann es angefordert wurde
mail-value-changed-at = Wann es geändert wurde
mail-value-sent-at = Wann sie gesendet wurde
mail-value-seq = Nummer des neuesten Eintrags im Prüfprotokoll
mail-value-hash = Hash des neuesten Eintrags im Prüfprotokoll
mail-value-peer = IP-Adresse, von der es kam; nicht immer bekannt
mail-value-undo-link = Link, der es rückgängig macht
mail-value-new-address = Die neue E-Mail-Adresse
mail-value-valid-days = Wie viele Tage der Link gilt
mail-value-undo-until = Bis wann es sich rückgängig machen lässt
mail-value-erase-at = Wann das Konto endgültig gelöscht wird
mail-value-invited-at = Wann die Person eingeladen wurde
