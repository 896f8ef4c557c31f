## Jede Mail

mail-footer = Diese Mail kommt von { $site }:
mail-link-below = Geht der Knopf nicht, kopiere diesen Link in deinen Browser:

## Die Mails. Der Wert benennt die Mail in der Konsole; `body` ist ihr Standardtext, dessen Zeilenenden
## nur im Textteil gelten. Die Aufschrift eines Knopfs endet mit einem Doppelpunkt, wo auch der Textteil sie sagt.

mail-confirm-address = Adresse bestätigen
    .subject = Bestätige deine Adresse für { $site_name }
    .heading = Bestätige deine Adresse
    .body =
        Jemand hat sich bei { $site_name } mit dieser Adresse registriert. Wenn
        du das warst, öffne diese Seite und bestätige mit ihrem Knopf:

        {"["}Adresse bestätigen]({ $link })

        Oder gib auf der Seite, auf der du dich registriert hast, diesen Code ein:

        { $code }

        { $hours ->
            [one] Link und Code gelten eine Stunde lang und nur einmal.
           *[other] Link und Code gelten { $valid_hours } Stunden lang und nur einmal.
        }
        Bekommst du mehrere solche Mails, gilt nur die neueste.

        Wer: { $name }
        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann brauchst du nichts zu tun. Ohne deine
        Bestätigung kann hier niemand deine Adresse benutzen.

mail-already-registered = Schon registriert
    .subject = Du hast schon ein Konto bei { $site_name }
    .heading = Du hast schon ein Konto
    .body =
        Hallo { $name },

        Jemand wollte sich bei { $site_name } mit deiner Adresse registrieren.
        Du hast dort schon ein Konto, darum wurde kein zweites angelegt.
        Wenn du das warst, melde dich einfach an:

        {"["}Anmelden]({ $sign_in_link })

        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann brauchst du nichts zu tun. Dein Konto und
        dein Passwort sind unverändert, und niemand hat erfahren, dass du
        ein Konto hast.

mail-invitation = Einladung
    .subject = Dein Konto bei { $site_name } ist bereit
    .heading = Dein Konto ist bereit
    .body =
        Hallo { $name },

        Für dich wurde ein Konto bei { $site_name } angelegt.
        Wähle ein Passwort, dann gehört es dir.

        {"["}Passwort wählen]({ $link })

        { $days ->
            [one] Der Link gilt einen Tag und nur einmal.
           *[other] Der Link gilt { $valid_days } Tage und nur einmal.
        }

        Wann: { $invited_at }

        Du weißt nicht, worum es geht? Dann lösche diese Mail einfach.
        Ohne den Link kann niemand das Konto benutzen.

mail-password-changed = Passwort geändert
    .subject = Dein Passwort für { $site_name } wurde geändert
    .heading = Dein Passwort wurde geändert
    .body =
        Hallo { $name },

        Das Passwort deines Kontos bei { $site_name } wurde geändert. Alle
        anderen Geräte wurden abgemeldet.

        Wann: { $changed_at }

        Warst du das nicht? Dann öffne diese Seite und drücke ihren Knopf:
        Er meldet alle ab, macht das Passwort wertlos und schickt dir eine
        Mail, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link gilt 7 Tage lang.

mail-recover = Neues Passwort per Mail
    .subject = Ein neues Passwort für { $site_name }
    .heading = Wähle ein neues Passwort
    .body =
        Hallo { $name },

        { $reason ->
            [owed]
                Du hast uns gesagt, dass jemand anders in deinem Konto bei
                { $site_name } war. Alle sind abgemeldet, und das alte Passwort gilt
                nicht mehr. Öffne diese Seite und wähle ein neues:
           *[asked]
                Jemand hat ein neues Passwort für dein Konto bei { $site_name }
                angefordert. Wenn du das warst, öffne diese Seite und wähle eines:
        }

        {"["}Neues Passwort wählen]({ $link })

        { $reader ->
            [app] Hat dich eine App nach einem Code gefragt? Kopiere diesen vollständig hinein:
           *[page] Oder gib auf der Seite, auf der du es angefordert hast, diesen Code ein:
        }

        { $code }

        { $minutes ->
            [one] Link und Code gelten eine Minute lang und nur einmal.
           *[other] Link und Code gelten { $valid_minutes } Minuten lang und nur einmal.
        }
        Bekommst du mehrere solche Mails, gilt nur die neueste.

        Wann: { $asked_at }
        Von wo: { $peer }

        { $reason ->
            [owed] {""}
           *[asked]
                Warst du das nicht? Dann brauchst du nichts zu tun. Dein Passwort
                bleibt, wie es ist, und niemand hat erfahren, dass du ein Konto
                hast.
        }

mail-recovered = Neues Passwort gesetzt
    .subject = Dein neues Passwort für { $site_name } gilt
    .heading = Dein neues Passwort gilt
    .body =
        Hallo { $name },

        Für dein Konto bei { $site_name } wurde ein neues Passwort gewählt, mit
        einer Mail an diese Adresse. Alle Geräte wurden abgemeldet.

        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann öffne diese Seite und drücke ihren Knopf:
        Er meldet alle ab, macht das Passwort wertlos und schickt dir eine
        Mail, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link gilt 7 Tage lang.

mail-new-device = Anmeldung aus einem neuen Browser
    .subject = Neue Anmeldung an deinem Konto bei { $site_name }
    .heading = Neue Anmeldung an deinem Konto
    .body =
        Hallo { $name },

        Jemand hat sich an deinem Konto bei { $site_name } aus einem Browser
        angemeldet, mit dem es noch nicht benutzt wurde. Wenn du das warst,
        ist alles gut.

        Browser: { $device }
        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann öffne diese Seite und drücke ihren Knopf:
        Er meldet alle ab, macht das Passwort wertlos und schickt dir eine
        Mail, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link gilt 7 Tage lang.

mail-confirm-new-address = Neue Adresse bestätigen
    .subject = Bestätige deine neue Adresse für { $site_name }
    .heading = Bestätige deine neue Adresse
    .body =
        Jemand möchte diese Adresse für sein Konto bei { $site_name } nutzen.
        Wenn du das warst, öffne diese Seite und bestätige mit dem Knopf:

        {"["}Neue Adresse bestätigen]({ $link })

        Oder gib diesen Code auf der Seite deines Kontos ein:

        { $code }

        { $hours ->
            [one] Link und Code gelten eine Stunde lang und nur einmal.
           *[other] Link und Code gelten { $valid_hours } Stunden lang und nur einmal.
        }

        Wer: { $name }
        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann musst du nichts tun. Ohne deine
        Bestätigung kann niemand deine Adresse hier nutzen.

mail-address-change-asked = Änderung der Adresse erbeten
    .subject = Jemand möchte deine Adresse bei { $site_name } ändern
    .heading = Deine Adresse soll geändert werden
    .body =
        Hallo { $name },

        Jemand, der in deinem Konto bei { $site_name } angemeldet ist, hat um
        eine andere Mail-Adresse gebeten. Sie gilt, sobald die neue
        Adresse bestätigt ist; bis dahin ändert sich nichts.

        Neue Adresse: { $new_address }
        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann kommt jemand anderes in dein Konto. Öffne
        die Seite unten bis { $undo_until }: Diese Adresse bleibt, alle
        Geräte werden abgemeldet, und du wählst ein neues Passwort.

        {"["}Das war ich nicht: diese Adresse behalten:]({ $undo_link })

mail-address-changed = Adresse geändert
    .subject = Deine Adresse bei { $site_name } wurde geändert
    .heading = Deine Adresse wurde geändert
    .body =
        Hallo { $name },

        Die neue Adresse deines Kontos bei { $site_name } wurde bestätigt. Ab
        jetzt meldest du dich mit ihr an, und alle Mails gehen dorthin.

        Neue Adresse: { $new_address }
        Wann: { $changed_at }

        Warst du das nicht? Öffne die Seite unten bis { $undo_until }: Diese
        Adresse kommt zurück, alle Geräte werden abgemeldet, und du wählst
        ein neues Passwort.

        {"["}Das war ich nicht: diese Adresse behalten:]({ $undo_link })

mail-address-wanted = Adresse für ein anderes Konto gewünscht
    .subject = Jemand wollte deine Adresse bei { $site_name }
    .heading = Diese Adresse gehört schon dir
    .body =
        Hallo { $name },

        Jemand wollte diese Adresse für sein Konto bei { $site_name } nutzen.
        Sie gehört zu deinem Konto, deshalb wurde nichts geändert.

        Wann: { $asked_at }

        Warst du das selbst, mit einem zweiten Konto? Dann melde dich in
        dem an, das diese Adresse hat. Sonst musst du nichts tun: Die
        andere Person hat nicht erfahren, dass du ein Konto hast.

        {"["}Anmelden:]({ $sign_in_link })

mail-address-replaced = Adresse durch Verwaltung ersetzt
    .subject = Dein Konto bei { $site_name } hat eine andere Adresse
    .heading = Dein Konto hat eine andere Adresse
    .body =
        Hallo { $name },

        Ein Administrator von { $site_name } hat deinem Konto eine andere
        Adresse gegeben. Diese hier führt nicht mehr zu ihm, und du
        wurdest überall abgemeldet.

        Wann: { $changed_at }

        Hast du nicht darum gebeten?
        Dann schreib bitte bald denen, die { $site_name } betreiben.

mail-deletion-planned = Konto wird gelöscht
    .subject = Dein Konto bei { $site_name } wird gelöscht
    .heading = Dein Konto wird gelöscht
    .body =
        Hallo { $name },

        Dein Konto bei { $site_name } ist geschlossen, wie du es wolltest. Alle
        Geräte sind abgemeldet. An dem Tag unten wird alles darin
        endgültig gelöscht.

        Gelöscht am: { $erase_at }
        Wann: { $asked_at }
        Von wo: { $peer }

        Hast du es dir anders überlegt, oder warst du das nicht? Bis dahin
        bringt diese Seite dein Konto zurück, wie es war:

        {"["}Mein Konto behalten:]({ $undo_link })

mail-factor-added = Zweiter Faktor hinzugefügt
    .subject = Die Anmeldung in zwei Schritten ist an bei { $site_name }
    .heading = Die Anmeldung in zwei Schritten ist an
    .body =
        Hallo { $name },

        Für dein Konto bei { $site_name } wurde eine Authenticator-App eingerichtet.
        Ab jetzt braucht die Anmeldung dein Passwort und einen Code aus dieser
        App. Alle anderen Geräte wurden abgemeldet.

        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann öffne diese Seite und drücke ihren Knopf: Er
        nimmt diese App wieder weg, meldet alle ab, macht das Passwort
        wertlos und schickt dir eine Mail, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link gilt 7 Tage lang.

mail-factor-removed = Zweiter Faktor entfernt
    .subject = Die Anmeldung in zwei Schritten ist aus bei { $site_name }
    .heading = Die Anmeldung in zwei Schritten ist aus
    .body =
        Hallo { $name },

        Für dein Konto bei { $site_name } wurde die Anmeldung in zwei Schritten
        ausgeschaltet. Ab jetzt genügt dein Passwort; die
        Wiederherstellungscodes gelten nicht mehr.

        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann setze sofort ein neues Passwort, schalte die
        Anmeldung in zwei Schritten wieder ein und sag der Administration von
        { $site_name } Bescheid.

        {"["}Anmeldung in zwei Schritten:]({ $factors_link })

mail-factor-taken-off = Zweiter Faktor durch Verwaltung abgenommen
    .subject = Dein zweiter Schritt bei { $site_name } wurde abgenommen
    .heading = Dein zweiter Schritt wurde abgenommen
    .body =
        Hallo { $name },

        Die Administration hat den zweiten Schritt von deinem Konto bei
        { $site_name } genommen. Ab jetzt genügt dein Passwort; App und
        Wiederherstellungscodes gelten nicht mehr.

        Wann: { $asked_at }

        Du kannst ihn jederzeit wieder einrichten. Hast du nicht darum gebeten?
        Dann frag die Administration von { $site_name }, warum es geschah.

        {"["}Anmeldung in zwei Schritten:]({ $factors_link })

mail-recovery-code-used = Wiederherstellungscode benutzt
    .subject = Ein Wiederherstellungscode wurde benutzt bei { $site_name }
    .heading = Ein Wiederherstellungscode wurde benutzt
    .body =
        Hallo { $name },

        Jemand hat bei { $site_name } einen deiner Wiederherstellungscodes benutzt,
        anstelle eines Codes aus deiner Authenticator-App.

        { $count ->
            [0] Du hast keinen mehr. Erstelle neue, sonst kommst du ohne deine App nicht hinein.
            [one] Du hast noch einen. Erstelle neue, bevor du sie brauchst.
            [2] Du hast noch zwei. Erstelle neue, bevor du sie brauchst.
            [3] Du hast noch drei. Erstelle neue, bevor du sie brauchst.
           *[other] Du hast noch { $left }.
        }

        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann kennt jemand dein Passwort und hat einen
        deiner Codes. Setze sofort ein neues Passwort und erstelle neue Codes.

        {"["}Anmeldung in zwei Schritten:]({ $factors_link })

mail-recovery-codes-made = Neue Wiederherstellungscodes erzeugt
    .subject = Neue Wiederherstellungscodes bei { $site_name }
    .heading = Neue Wiederherstellungscodes
    .body =
        Hallo { $name },

        Für dein Konto bei { $site_name } wurden neue Wiederherstellungscodes
        erstellt. Die bisherigen gelten nicht mehr.

        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann setze sofort ein neues Passwort, erstelle
        neue Codes und sag der Administration von { $site_name } Bescheid.

        {"["}Anmeldung in zwei Schritten:]({ $factors_link })

mail-codes-guessed = Jemand rät Codes
    .subject = Vielleicht kennt jemand dein Passwort bei { $site_name }
    .heading = Vielleicht kennt jemand dein Passwort
    .body =
        Hallo { $name },

        Für dein Konto bei { $site_name } wurde das richtige Passwort eingegeben und
        danach zehnmal hintereinander ein falscher Code. Niemand kam hinein;
        zehn Minuten lang werden Codes deiner App nicht angenommen.

        Wann: { $asked_at }
        Von wo: { $peer }

        Warst du das nicht? Dann kennt jemand dein Passwort: Setze sofort ein
        neues. Hast du dich selbst ausgesperrt, warte zehn Minuten oder nimm
        einen Wiederherstellungscode.

        {"["}Anmeldung in zwei Schritten:]({ $factors_link })

mail-test = Testmail
    .subject = Testmail von { $site_name }
    .heading = Die Mail funktioniert
    .body =
        Das ist eine Testmail von { $site_name }. Da du sie lesen kannst,
        stimmen die Mail-Einstellungen, und alle bekommen, was verschickt
        wird.

        Verschickt: { $sent_at }

## Der Rahmen der Konsole

console-mail-sent = Gesendet
console-mail-waiting = Wartet
console-mail-refused = Abgelehnt
console-mail-given-up = Aufgegeben
console-mail-discarded = Verworfen

## Ein Konto in der Konsole

console-link-not-me = Das war ich nicht
console-mails = Mail an dieses Konto
console-mails-none = An dieses Konto ging noch keine Mail.

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
mail-failure-name-refused = Der Mailserver nimmt den Namen nicht an, den Rollbook bei EHLO nennt
mail-hint-name-refused =
    Setzen Sie smtp.helo_name (ROLLBOOK_SMTP_HELO_NAME) auf den vollständigen Namen dieses Rechners,
    etwa join.example.org, oder legen Sie die öffentliche URL fest, deren Name sonst gilt.

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

## Die Seiten der Konsole über Mail

console-mail-lead = Jede Mail, die das Pult schreibt, und was aus ihr geworden ist. Es geht nichts verloren, während ein Mailserver fehlt.
console-mail-all = Alle
console-mail-all-show = Alle Mails zeigen
console-mail-states = Zustände
console-mail-count-most = 10.000+
console-mail-recipient = Empfänger
console-mail-kind = Art
console-mail-state = Zustand
console-mail-written = Geschrieben
console-mail-next = Nächster Versuch
console-mail-finished = Beendet
console-mail-last-words = Letzte Worte des Servers
console-mail-not-tried = Noch nicht versucht
console-mail-filter-to = An
console-mail-filter-to-hint = Eine ganze Adresse oder ihr Anfang
console-mail-filter-any-kind = Jede Art
console-mail-filter-from = Geschrieben ab
console-mail-filter-until = Geschrieben bis
console-mail-none = Noch keine Mail
console-mail-none-text = Sobald sich jemand registriert, steht die Mail an diese Person hier. Eine Testmail zeigt sofort, ob Mail funktioniert.
console-mail-none-here = Hier ist nichts
console-mail-none-here-text = Zurzeit ist keine Mail in diesem Zustand.
console-mail-none-found = Keine Mail passt
console-mail-none-found-text = Tippe weniger von der Adresse, wähle eine andere Art oder eine andere Zeit. Wurde sie überhaupt geschrieben? Auch die Seite des Kontos führt seine Mails auf.
console-mail-no-server = Es ist kein Mailserver eingestellt
console-mail-no-server-text = Bis dahin bleibt Mail hier: Setze smtp.url (ROLLBOOK_SMTP_URL) und starte neu. Übergib solange Links auf den Seiten der Konten.
console-mail-failing = Zurzeit geht keine Mail hinaus.
console-mail-test-after-change = Sende eine Testmail, wenn du es gerichtet hast
console-mail-done-discarded = Die Nachricht ist verworfen. Sie wird nicht gesendet.
console-mail-done-retried = Die Nachricht ist wieder unterwegs.
console-mail-done-finished = Nichts wurde geändert: Die Nachricht wurde inzwischen gesendet oder verworfen.

console-mail-words = Die Nachricht
console-mail-subject = Betreff
console-mail-heading = Überschrift
console-mail-view-html = Wie ein Mailprogramm sie zeigt
console-mail-view-text = Nur Text
console-mail-frame = Die Mail, wie ihr Leser sie sieht
console-mail-blanked = Links und Codes, die nur der Leser nutzen darf, sind hier geschwärzt.
console-mail-hidden = Diese Nachricht schrieb eine frühere Version, die nicht vermerkt hat, was in ihr geheim ist. Ihr Text wird hier nicht gezeigt.
console-mail-gone = Ihr Text ist nicht mehr da: Er wurde mit dem Konto gelöscht oder mit einem verlorenen Schlüssel versiegelt.
console-mail-erased = Gelöscht
console-mail-reveal = Links und Codes zeigen
console-mail-reveal-text = Ein Link oder Code kann noch gelten, und wer ihn kennt, kann als diese Person handeln. Dass du nachgesehen hast, steht danach im Protokoll.
console-mail-reveal-button = Zeigen und vermerken, dass ich nachsah
console-mail-revealed = Du siehst Links und Codes, die noch gelten können. Im Protokoll steht, dass du nachgesehen hast.
console-mail-hide = Wieder schwärzen
console-mail-facts = Über diese Nachricht
console-mail-sender = Von
console-mail-sender-later = Entscheidet sich beim Senden
console-mail-account = Konto
console-mail-account-open = Konto öffnen
console-mail-language = Sprache
console-mail-message-id = Message-ID
console-mail-attempts = Versuche
console-mail-no-attempts = Es gab noch keinen Versuch.
console-mail-dialogue-open = Das ganze Gespräch mit dem Mailserver
console-mail-retry = Jetzt erneut versuchen
console-mail-discard = Verwerfen
console-mail-discard-title = Diese Nachricht verwerfen?
console-mail-discard-never = Sie wird nie gesendet, auch später nicht.
console-mail-discard-link = Ein Link oder Code darin gilt weiter seine Zeit, doch sein Leser bekommt ihn nie.
console-mail-discard-kept = Die Nachricht bleibt in der Liste unter „Verworfen“, und im Protokoll steht, wer es war.
console-mail-discard-button = Nachricht verwerfen
console-mail-discard-keep = Behalten

console-mail-test = Testmail
console-mail-test-lead = Sendet eine Mail an eine deiner Adressen und zeigt jedes Wort, das der Mailserver gesagt hat.
console-mail-test-to = Senden an
console-mail-test-to-hint = Am besten eine Adresse außerhalb deines eigenen Servers.
console-mail-test-send = Testmail senden
console-mail-test-no-server = Es ist kein Mailserver eingestellt: Setze smtp.url (ROLLBOOK_SMTP_URL) und starte neu.
console-mail-test-too-many = { $minutes ->
    [one] Das waren viele Testmails. Versuche es in einer Minute wieder.
   *[other] Das waren viele Testmails. Versuche es in { $minutes } Minuten wieder.
}
console-mail-test-result = Ergebnis des Tests
console-mail-test-another = Noch ein Test
console-mail-test-message = Die Nachricht
console-mail-test-under-way = Unterwegs
console-mail-test-under-way-text = Der Mailserver hat noch nicht geantwortet. Ein langsamer braucht vielleicht eine Minute.
console-mail-test-look = Nachsehen
console-mail-test-sent = Der Mailserver hat die Mail angenommen
console-mail-test-sent-text = Sieh nach, ob sie ankommt, und zwar nicht im Spam.
console-mail-test-failed = Der Mailserver hat die Mail nicht angenommen
console-mail-dialogue = Das Gespräch mit dem Mailserver
console-mail-dialogue-hint = Passwörter sind ausgelassen; du kannst es zeigen, wem du magst.
console-mail-dialogue-we = Rollbook
console-mail-dialogue-server = Server
console-mail-dialogue-connected = Verbunden mit { $address }.
console-mail-dialogue-encrypted = Ab hier verschlüsselt, mit einem guten Zertifikat für { $host }.
console-mail-dialogue-message = Die Nachricht ging hinüber, { $bytes } Bytes.
console-mail-dialogue-failed = Hier war Schluss: { $words }
console-mail-dialogue-cut = Es wurde mehr gesagt, als aufbewahrt wird.

console-mail-previews = Vorschau
console-mail-previews-lead = Jede Mail, die das Pult schreiben kann, mit Beispielwerten.
console-mail-preview-lead = Mit Beispielwerten. Es wird nichts gesendet, und der Link öffnet nichts.
console-mail-preview-edit = Diesen Text bearbeiten
console-mail-texts = Texte
console-mail-texts-lead = Schreibe jede Mail mit deinen eigenen Worten. Was du nicht änderst, bleibt, wie es kam.
console-mail-text = Deine Worte
console-mail-text-own = Eigene Worte
console-mail-text-default = Standard
console-mail-text-is-default = Das sind die Worte des Standards.
console-mail-text-changed = Geändert von { $by },
console-mail-text-save = Speichern
console-mail-text-saved = Gespeichert. Die nächste Mail dieser Art sagt es so.
console-mail-text-reset = Wieder die Worte des Standards.
console-mail-text-back = Zurück zum Standard
console-mail-text-back-text = Deine Worte gehen, und die nächste Mail dieser Art sagt dies. Deine Worte bleiben im Protokoll.
console-mail-text-preview = Vorschau
console-mail-text-prove = Es ist eine Weile her, dass du gezeigt hast, wer du bist. Dein Text ist noch da: Zeige es im anderen Fenster und speichere dann noch einmal.
console-mail-text-prove-open = In einem anderen Fenster zeigen
console-mail-body = Text
console-mail-body-hint = Eine leere Zeile beginnt einen neuen Absatz. Ein Absatz nur aus { $link } wird ein Knopf, ein Code für sich steht in großen Ziffern. Eine Zeile mit einem unbekannten Wert entfällt. Der Gruß deiner Seite kommt von selbst dazu.
console-mail-values = Platzhalter
console-mail-values-hint = Jeder wird durch das ersetzt, wofür er steht.
console-mail-value-needed = Nötig
console-mail-faults = Dieser Text lässt sich noch nicht verwenden
console-mail-fault-empty = Schreibe hier etwas.
console-mail-fault-too-long = Das ist zu lang: höchstens { $most } Zeichen.
console-mail-fault-control = Zeile { $line } enthält ein Zeichen, das sich nicht senden lässt. Tippe die Zeile neu.
console-mail-fault-unclosed = Zeile { $line }: Einem öffnenden {"{{"} fehlt das schließende {"}}"}.
console-mail-fault-tag = Zeile { $line }: {"{%"} und {"{#"} bedeuten hier nichts. Ersetzt werden nur Platzhalter wie {"{{ name }}"}.
console-mail-fault-not-a-name = Zeile { $line }: { $what } ist kein Platzhalter. Zwischen den Klammern steht ein Name und sonst nichts.
console-mail-fault-unknown = Zeile { $line }: { $what } gibt es nicht. Welche es gibt, zeigt die Liste der Platzhalter.
console-mail-fault-too-many = Mehr als { $most } Platzhalter sind zu viele.
console-mail-fault-bad-link = Zeile { $line }: Ein Link führt zu einem Platzhalter für einen Link oder zu einer Adresse, die mit https:// beginnt.
console-mail-fault-lacks = Dem Text fehlt { $what }, und ohne das nützt die Mail nichts.
console-mail-fault-secret = { $what } gehört nicht in den Betreff: Betreffzeilen stehen auf gesperrten Bildschirmen.

mail-value-name = Wie die Person heißt
mail-value-address = Die Mailadresse der Person
mail-value-site-name = Der Name deiner Seite
mail-value-public-url = Die Adresse deiner Seite
mail-value-link = Der Link, für den die Mail gesendet wird
mail-value-code = Der Code zum Eintippen
mail-value-valid-hours = Wie viele Stunden Link und Code gelten
mail-value-sign-in-link = Die Seite zum Anmelden
mail-value-asked-at = Wann jemand darum gebeten hat
mail-value-changed-at = Wann es geändert wurde
mail-value-sent-at = Wann sie gesendet wurde
mail-value-peer = Von welcher Netzadresse; nicht immer bekannt
mail-value-undo-link = Der Link, der es zurücknimmt
mail-value-new-address = Die neue Mailadresse
mail-value-valid-days = Wie viele Tage der Link gilt
mail-value-undo-until = Bis wann es sich zurücknehmen lässt
mail-value-erase-at = Wann das Konto gelöscht wird
mail-value-invited-at = Wann die Person eingeladen wurde
