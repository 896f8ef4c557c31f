# Nur was in der Du-Form anders lautet als in locales/de; alles andere gilt von dort.

mail-link-below = Wenn die Schaltfläche nicht funktioniert, kopiere diesen Link in deinen Browser:
mail-confirm-address =
    .subject = Bestätige deine E-Mail-Adresse für { $site_name }
    .heading = Bestätige deine E-Mail-Adresse
    .body =
        Jemand hat sich bei { $site_name } mit dieser E-Mail-Adresse
        registriert. Wenn du das warst, öffne diese Seite und bestätige
        die Adresse:

        {"["}E-Mail-Adresse bestätigen]({ $link })

        Oder gib diesen Code auf der Seite ein, auf der du dich
        registriert hast:

        { $code }

        { $hours ->
            [one] Link und Code gelten einmal und laufen in 1 Stunde ab.
           *[other] Link und Code gelten einmal und laufen in { $valid_hours } Stunden ab.
        }
        Wenn du mehrere dieser E-Mails erhältst, gilt nur die neueste.

        Name: { $name }
        Wann: { $asked_at }
        Von: { $peer }

        Warst du das nicht? Dann musst du nichts tun. Ohne deine
        Bestätigung kann niemand deine Adresse hier verwenden.

mail-already-registered =
    .subject = Du hast bereits ein Konto bei { $site_name }
    .heading = Du hast bereits ein Konto
    .body =
        Hallo { $name },

        jemand hat versucht, sich bei { $site_name } mit deiner
        E-Mail-Adresse zu registrieren. Du hast bereits ein Konto,
        deshalb wurde kein neues erstellt. Wenn du das warst, melde dich
        an:

        {"["}Anmelden]({ $sign_in_link })

        Wann: { $asked_at }
        Von: { $peer }

        Warst du das nicht? Dann musst du nichts tun. Dein Konto und
        dein Passwort sind unverändert, und die andere Person hat nicht
        erfahren, dass du ein Konto hast.

mail-invitation =
    .subject = Dein Konto bei { $site_name } ist bereit
    .heading = Dein Konto ist bereit
    .body =
        Hallo { $name },

        für dich wurde ein Konto bei { $site_name } erstellt. Wähle ein
        Passwort, um es zu nutzen.

        {"["}Passwort wählen]({ $link })

        { $days ->
            [one] Der Link gilt einmal und läuft in 1 Tag ab.
           *[other] Der Link gilt einmal und läuft in { $valid_days } Tagen ab.
        }

        Wann: { $invited_at }

        Hast du das nicht erwartet? Dann kannst du diese E-Mail löschen.
        Ohne den Link kann niemand das Konto nutzen.

mail-password-changed =
    .subject = Dein Passwort für { $site_name } wurde geändert
    .heading = Dein Passwort wurde geändert
    .body =
        Hallo { $name },

        das Passwort deines Kontos bei { $site_name } wurde geändert.
        Alle deine anderen Geräte wurden abgemeldet.

        Wann: { $changed_at }

        Warst du das nicht? Öffne diese Seite, um alle abzumelden und
        das Passwort ungültig zu machen. Danach senden wir dir einen
        Link, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-recover =
    .heading = Setze dein Passwort zurück
    .body =
        Hallo { $name },

        { $reason ->
            [owed]
                Du hast uns mitgeteilt, dass jemand anderes in deinem
                Konto bei { $site_name } war. Alle sind abgemeldet, und
                das alte Passwort gilt nicht mehr. Öffne diese Seite, um
                ein neues zu wählen:
           *[asked]
                für dein Konto bei { $site_name } wurde das Zurücksetzen
                des Passworts angefordert. Wenn du das warst, öffne
                diese Seite, um ein neues zu wählen:
        }

        {"["}Passwort zurücksetzen]({ $link })

        { $reader ->
            [app] Hat dich eine App nach einem Code gefragt? Kopiere diesen Code hinein:
           *[page] Oder gib diesen Code auf der Seite ein, auf der du ihn angefordert hast:
        }

        { $code }

        { $minutes ->
            [one] Link und Code gelten einmal und laufen in 1 Minute ab.
           *[other] Link und Code gelten einmal und laufen in { $valid_minutes } Minuten ab.
        }
        Wenn du mehrere dieser E-Mails erhältst, gilt nur die neueste.

        Wann: { $asked_at }
        Von: { $peer }

        { $reason ->
            [owed] {""}
           *[asked]
                Warst du das nicht? Dann musst du nichts tun. Dein
                Passwort ist unverändert, und niemand hat erfahren, dass
                du ein Konto hast.
        }

mail-recovered =
    .subject = Dein Passwort für { $site_name } wurde zurückgesetzt
    .heading = Dein Passwort wurde zurückgesetzt
    .body =
        Hallo { $name },

        das Passwort deines Kontos bei { $site_name } wurde mit einer
        E-Mail an diese Adresse zurückgesetzt. Alle Geräte wurden
        abgemeldet.

        Wann: { $asked_at }
        Von: { $peer }

        Warst du das nicht? Öffne diese Seite, um alle abzumelden und
        das Passwort ungültig zu machen. Danach senden wir dir einen
        Link, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-new-device =
    .subject = Neue Anmeldung in deinem Konto bei { $site_name }
    .heading = Neue Anmeldung in deinem Konto
    .body =
        Hallo { $name },

        jemand hat sich aus einem neuen Browser in deinem Konto bei
        { $site_name } angemeldet. Wenn du das warst, musst du nichts
        tun.

        Browser: { $device }
        Wann: { $asked_at }
        Von: { $peer }

        Warst du das nicht? Öffne diese Seite, um alle abzumelden und
        das Passwort ungültig zu machen. Danach senden wir dir einen
        Link, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-confirm-new-address =
    .subject = Bestätige deine neue Adresse für { $site_name }
    .heading = Bestätige deine neue Adresse
    .body =
        Jemand möchte diese Adresse für ein Konto bei { $site_name }
        verwenden. Wenn du das warst, öffne diese Seite und bestätige
        die Adresse:

        {"["}Neue Adresse bestätigen]({ $link })

        Oder gib diesen Code auf deiner Kontoseite ein:

        { $code }

        { $hours ->
            [one] Link und Code gelten einmal und laufen in 1 Stunde ab.
           *[other] Link und Code gelten einmal und laufen in { $valid_hours } Stunden ab.
        }

        Name: { $name }
        Wann: { $asked_at }
        Von: { $peer }

        Warst du das nicht? Dann musst du nichts tun. Ohne deine
        Bestätigung kann niemand deine Adresse hier verwenden.

mail-address-change-asked =
    .subject = Jemand möchte deine Adresse bei { $site_name } ändern
    .body =
        Hallo { $name },

        jemand, der in deinem Konto bei { $site_name } angemeldet ist,
        hat eine Änderung der E-Mail-Adresse angefordert. Sie wird
        geändert, sobald die neue bestätigt ist; bis dahin bleibt sie
        unverändert.

        Neue Adresse: { $new_address }
        Wann: { $asked_at }
        Von: { $peer }

        Warst du das nicht? Dann hat jemand anderes Zugriff auf dein
        Konto. Öffne diese Seite bis zum { $undo_until }, um diese
        Adresse zu behalten, alle Geräte abzumelden und ein neues
        Passwort zu wählen.

        {"["}Das war ich nicht, Adresse behalten:]({ $undo_link })

mail-address-changed =
    .subject = Deine Adresse bei { $site_name } wurde geändert
    .heading = Deine Adresse wurde geändert
    .body =
        Hallo { $name },

        die neue Adresse deines Kontos bei { $site_name } wurde
        bestätigt. Du meldest dich jetzt damit an und erhältst dort alle
        E-Mails.

        Neue Adresse: { $new_address }
        Wann: { $changed_at }

        Warst du das nicht? Öffne diese Seite bis zum { $undo_until },
        um diese Adresse wiederherzustellen, alle Geräte abzumelden und
        ein neues Passwort zu wählen.

        {"["}Das war ich nicht, Adresse wiederherstellen:]({ $undo_link })

mail-address-wanted =
    .subject = Jemand wollte deine Adresse bei { $site_name } verwenden
    .heading = Diese Adresse gehört bereits dir
    .body =
        Hallo { $name },

        jemand wollte diese Adresse für ein anderes Konto bei
        { $site_name } verwenden. Sie gehört zu deinem Konto, deshalb
        wurde nichts geändert.

        Wann: { $asked_at }

        Warst du das mit einem zweiten Konto? Dann melde dich in dem
        Konto an, das diese Adresse hat. Andernfalls musst du nichts
        tun: Die andere Person hat nicht erfahren, dass du ein Konto
        hast.

        {"["}Anmelden:]({ $sign_in_link })

mail-address-replaced =
    .subject = Die Adresse deines Kontos bei { $site_name } wurde geändert
    .heading = Deine Adresse wurde geändert
    .body =
        Hallo { $name },

        die Administration von { $site_name } hat die E-Mail-Adresse
        deines Kontos geändert. Diese Adresse gehört nicht mehr dazu,
        und du wurdest überall abgemeldet.

        Wann: { $changed_at }

        Hast du nicht darum gebeten? Wende dich bitte bald an die
        Administration von { $site_name }.

mail-deletion-planned =
    .subject = Dein Konto bei { $site_name } wird gelöscht
    .heading = Dein Konto wird gelöscht
    .body =
        Hallo { $name },

        dein Konto bei { $site_name } ist geschlossen, wie von dir
        gewünscht. Alle Geräte wurden abgemeldet. Am unten genannten Tag
        werden alle Daten darin endgültig gelöscht.

        Endgültige Löschung am: { $erase_at }
        Wann: { $asked_at }
        Von: { $peer }

        Hast du es dir anders überlegt, oder warst du das nicht? Bis
        dahin kannst du dein Konto wiederherstellen:

        {"["}Mein Konto behalten:]({ $undo_link })

mail-factor-added =
    .body =
        Hallo { $name },

        für dein Konto bei { $site_name } wurde eine Authenticator-App
        eingerichtet. Zur Anmeldung benötigst du jetzt dein Passwort und
        einen Code aus dieser App. Alle deine anderen Geräte wurden
        abgemeldet.

        Wann: { $asked_at }
        Von: { $peer }

        Warst du das nicht? Öffne diese Seite, um die
        Zwei-Schritt-Anmeldung auszuschalten, alle abzumelden und das
        Passwort ungültig zu machen. Danach senden wir dir einen Link,
        um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-factor-removed =
    .body =
        Hallo { $name },

        für dein Konto bei { $site_name } wurde die
        Zwei-Schritt-Anmeldung ausgeschaltet. Du meldest dich jetzt nur
        mit deinem Passwort an. Deine Wiederherstellungscodes gelten
        nicht mehr.

        Wann: { $asked_at }
        Von: { $peer }

        Warst du das nicht? Öffne diese Seite, um alle abzumelden und
        das Passwort ungültig zu machen. Danach senden wir dir einen
        Link, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-factor-taken-off =
    .body =
        Hallo { $name },

        die Administration hat die Zwei-Schritt-Anmeldung für dein Konto
        bei { $site_name } zurückgesetzt. Du meldest dich jetzt nur mit
        deinem Passwort an. App und Wiederherstellungscodes gelten nicht
        mehr.

        Wann: { $asked_at }

        Du kannst sie jederzeit wieder einrichten.

        Hast du nicht darum gebeten? Öffne diese Seite, um alle
        abzumelden und das Passwort ungültig zu machen. Danach senden
        wir dir einen Link, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-recovery-code-used =
    .body =
        Hallo { $name },

        jemand hat sich in deinem Konto bei { $site_name } mit einem
        Wiederherstellungscode anstelle eines Codes aus deiner
        Authenticator-App angemeldet.

        { $count ->
            [0] Du hast keinen mehr übrig. Erstelle neue, sonst kannst du dich ohne deine App nicht anmelden.
            [one] Du hast noch 1 übrig. Erstelle rechtzeitig neue.
            [2] Du hast noch 2 übrig. Erstelle rechtzeitig neue.
            [3] Du hast noch 3 übrig. Erstelle rechtzeitig neue.
           *[other] Du hast noch { $left } übrig.
        }

        Wann: { $asked_at }
        Von: { $peer }

        Warst du das nicht? Dann kennt jemand dein Passwort und hat
        einen deiner Codes. Öffne diese Seite, um alle abzumelden und
        das Passwort ungültig zu machen. Danach senden wir dir einen
        Link, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-recovery-codes-made =
    .body =
        Hallo { $name },

        für dein Konto bei { $site_name } wurden neue
        Wiederherstellungscodes erstellt. Die bisherigen gelten nicht
        mehr.

        Wann: { $asked_at }
        Von: { $peer }

        Warst du das nicht? Öffne diese Seite, um alle abzumelden und
        die neuen Codes und das Passwort ungültig zu machen. Danach
        senden wir dir einen Link, um ein neues Passwort zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-codes-guessed =
    .subject = Jemand kennt möglicherweise dein Passwort bei { $site_name }
    .heading = Jemand kennt möglicherweise dein Passwort
    .body =
        Hallo { $name },

        für dein Konto bei { $site_name } wurde das richtige Passwort
        eingegeben und danach zehnmal hintereinander ein falscher Code.
        Die Anmeldung ist nicht gelungen. Codes deiner App werden zehn
        Minuten lang nicht angenommen.

        Wann: { $asked_at }
        Von: { $peer }

        Wenn du es warst, warte zehn Minuten oder verwende einen
        Wiederherstellungscode.

        Warst du das nicht? Dann kennt jemand dein Passwort. Öffne diese
        Seite, um alle abzumelden und das Passwort ungültig zu machen.
        Danach senden wir dir einen Link, um ein neues zu wählen.

        {"["}Das war ich nicht]({ $not_me_link })

        Der Link läuft in 7 Tagen ab.

mail-audit-head =
    .body =
        Das ist der neueste Eintrag im Prüfprotokoll von { $site_name }.
        Bewahre diese E-Mail auf: Damit kannst du später prüfen, ob
        Einträge entfernt oder geändert wurden.

        Eintrag: { $seq }
        Hash: { $hash }
        Gesendet: { $sent_at }

        Führe zum Vergleich auf dem Server diesen Befehl aus:

        rollbook audit verify --expect { $seq }:{ $hash }

        Schlägt er fehl, wurde der Eintrag geändert oder entfernt.

mail-test =
    .body =
        Das ist eine Test-E-Mail von { $site_name }. Wenn du sie lesen
        kannst, sind die E-Mail-Einstellungen richtig.

        Gesendet: { $sent_at }
