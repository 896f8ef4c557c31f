## Die Einstellungen des eigenen Kontos

account-sessions = Aktive Sitzungen
account-sessions-count = { $count ->
    [one] Nur dieser Browser
   *[other] { $count } Browser
}
account-tokens = Verbundene Apps
account-tokens-count = { $count ->
    [0] Keine
    [one] 1 App
   *[other] { $count } Apps
}

## Sitzungen und Apps

account-sessions-lead = Browser, die gerade in Ihrem Konto angemeldet sind. Wenn Sie einen nicht kennen, melden Sie ihn ab und ändern Sie Ihr Passwort.
account-session-ended = Abgemeldet. Dieser Browser muss sich neu anmelden.
account-session-unknown = Unbekannter Browser
account-session-this = Dieser Browser
account-session-from = Von
account-session-seen = zuletzt aktiv
account-session-since = Angemeldet
account-session-remembered = bleibt angemeldet
account-session-end = Abmelden
account-session-end-label = Sitzung { $number } abmelden
account-sessions-others-text = Kommt Ihnen etwas verdächtig vor? Melden Sie alle anderen Browser ab und trennen Sie alle Apps. Die Browser gelten danach als unbekannt.
account-sessions-end-others = Überall sonst abmelden
account-tokens-lead = Apps, in denen Sie sich mit Ihrem Passwort angemeldet haben. Jede hat einen eigenen Zugang zu Ihrem Konto.
account-tokens-none = Mit Ihrem Konto sind keine Apps verbunden.
account-token-ended = App getrennt.
account-token-since = Verbunden
account-token-used = zuletzt verwendet
account-token-unused = noch nicht verwendet
account-token-until = Läuft spätestens ab
account-token-end = Trennen
account-token-end-label = { $client } trennen

## Signing in, the second step

factor-step-title = Zwei-Schritt-Anmeldung
factor-step-lead = Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, den sie für dieses Konto anzeigt.
factor-step-lead-recovery = Geben Sie einen Ihrer Wiederherstellungscodes ein. Jeder Code gilt einmal.
factor-step-recovery-hint = Vier Gruppen aus vier Zeichen. Bindestriche und Großschreibung spielen keine Rolle.
factor-step-use-recovery = Stattdessen Wiederherstellungscode verwenden
factor-step-use-app = Stattdessen Authenticator-App verwenden
factor-step-not-you = Haben Sie das nicht eingerichtet? Öffnen Sie die E-Mail „Zwei-Schritt-Anmeldung eingeschaltet“ und folgen Sie dem Link darin, um sie auszuschalten.
factor-step-all-lost = App und Wiederherstellungscodes verloren? Bitten Sie die Administration, die Zwei-Schritt-Anmeldung für Ihr Konto zurückzusetzen.
factor-step-other = Anderes Konto verwenden
sign-in-again = Ihre Anmeldung ist abgelaufen, oder es wurden zu viele falsche Codes eingegeben. Bitte melden Sie sich erneut an.

## The account's page and the factors' own

factors-title = Zwei-Schritt-Anmeldung
factors-lead = Schützt Ihr Konto auch dann, wenn jemand Ihr Passwort kennt.
factors-on = Ein
factors-off = Aus
factors-set-up = Zwei-Schritt-Anmeldung einrichten
factors-required = { $site } verlangt die Zwei-Schritt-Anmeldung. Richten Sie sie ein, um fortzufahren; das dauert etwa eine Minute.
factors-replaced = Ihre neue App ist eingerichtet. Die Codes der alten gelten nicht mehr, und alle Ihre anderen Geräte sind abgemeldet.
factors-removed = Die Zwei-Schritt-Anmeldung ist ausgeschaltet. Sie melden sich jetzt nur mit Ihrem Passwort an.
factors-app = Authenticator-App
factors-app-text = Eine App auf Ihrem Smartphone zeigt alle 30 Sekunden einen neuen Code an. Diesen geben Sie nach Ihrem Passwort ein. Jede App für Einmalcodes eignet sich, auch die meisten Passwortmanager.
factors-state = Status
factors-added-at = Eingerichtet
factors-last-used = Zuletzt verwendet
factors-never-used = Nie
factors-asks-both = Für Änderungen benötigen Sie Ihr Passwort und einen Code aus der App oder einen Wiederherstellungscode.
factors-replace = Andere App einrichten
factors-remove = Ausschalten
factors-back = Zurück zur Zwei-Schritt-Anmeldung
factors-codes = Wiederherstellungscodes
factors-codes-text = Wenn Sie Ihr Smartphone verlieren, melden Sie sich mit einem Wiederherstellungscode an. Jeder Code gilt einmal.
factors-codes-left = { $left ->
    [0] Keine Wiederherstellungscodes übrig
    [one] 1 Wiederherstellungscode übrig
   *[other] { $left } Wiederherstellungscodes übrig
}
factors-codes-left-of = { $left } von { $made }
factors-codes-unused = Noch nicht verwendet
factors-codes-made-at = Erstellt
factors-codes-few = Es sind nur noch wenige Wiederherstellungscodes übrig. Erstellen Sie rechtzeitig neue.
factors-codes-renew = Neue Codes erstellen
factors-codes-renew-note = Wenn Sie neue Codes erstellen, gelten die bisherigen nicht mehr. Möglicherweise fragen wir vorher nach Ihrem Passwort und einem Code.
factors-codes-renewed = Neue Wiederherstellungscodes erstellt. Die alten gelten nicht mehr.
factors-codes-shown-once = Wiederherstellungscodes werden nur einmal angezeigt, wenn sie erstellt werden.

## Setting an app up

factors-totp-title = Authenticator-App einrichten
factors-totp-lead = Scannen Sie den Code und geben Sie dann den Code ein, den Ihre App anzeigt.
factors-totp-replaces = Ihre bisherige App funktioniert weiter, bis Sie die neue bestätigen.
factors-totp-scan = 1. Diesen Code mit der App scannen
factors-totp-scan-text = Lesen Sie dies auf dem Smartphone? Öffnen Sie unten „Schlüssel manuell eingeben“ und kopieren Sie den Schlüssel in die App.
factors-totp-qr-label = QR-Code für Ihre Authenticator-App. Derselbe Schlüssel steht darunter als Text.
factors-totp-by-hand = Schlüssel manuell eingeben
factors-totp-by-hand-text = Wählen Sie in der App „Einrichtungsschlüssel eingeben“ und „Zeitbasiert“. Leerzeichen spielen keine Rolle.
factors-totp-type = 2. Den angezeigten Code eingeben
factors-totp-sign-out-note = Alle Ihre anderen Geräte werden abgemeldet.
factors-totp-button = Zwei-Schritt-Anmeldung einschalten
factors-totp-begin = QR-Code anzeigen

## Recovery codes, the one time they are shown

factors-codes-made-title = Wiederherstellungscodes sichern
factors-codes-made-lead = Drucken Sie sie aus oder speichern Sie sie in einem Passwortmanager, aber nicht auf dem Smartphone mit der App. Sie werden nicht noch einmal angezeigt.
factors-added = Die Zwei-Schritt-Anmeldung ist eingeschaltet.
factors-codes-each-once = Jeder Code gilt einmal, anstelle des Codes aus Ihrer App.
factors-codes-print = Drucken
factors-codes-copy = Kopieren
factors-codes-copied = Kopiert
factors-codes-kept = Ich habe diese Codes gesichert

## Turning it off

factors-remove-title = Zwei-Schritt-Anmeldung ausschalten?
factors-remove-lead = Sie melden sich dann nur mit Ihrem Passwort an. Entfernt werden:
factors-remove-app = Die Authenticator-App: Ihre Codes gelten dann nicht mehr.
factors-remove-codes = { $left ->
    [0] Wiederherstellungscodes: Es sind keine übrig.
    [one] Ihr letzter Wiederherstellungscode.
   *[other] Ihre { $left } Wiederherstellungscodes.
}
factors-remove-mail = Wir bestätigen Ihnen das per E-Mail.
factors-remove-required = { $site } verlangt die Zwei-Schritt-Anmeldung. Sie müssen sie neu einrichten, bevor Sie fortfahren können.
factors-remove-button = Zwei-Schritt-Anmeldung ausschalten
factors-remove-keep = Eingeschaltet lassen

## Proving once more

prove-lead-code = Geben Sie einen Code ein, um fortzufahren. { $minutes ->
    [one] Danach fragen wir eine Minute lang nicht erneut.
   *[other] Danach fragen wir { $minutes } Minuten lang nicht erneut.
}
prove-lead-both = Geben Sie Ihr Passwort und einen Code ein, um fortzufahren. { $minutes ->
    [one] Danach fragen wir eine Minute lang nicht erneut.
   *[other] Danach fragen wir { $minutes } Minuten lang nicht erneut.
}
prove-lead-code-too = Geben Sie auch einen Code ein, um fortzufahren. { $minutes ->
    [one] Danach fragen wir eine Minute lang nicht erneut.
   *[other] Danach fragen wir { $minutes } Minuten lang nicht erneut.
}
prove-code-hint = Aus Ihrer Authenticator-App, oder ein Wiederherstellungscode.
prove-by-code = Stattdessen Code verwenden
prove-by-password = Stattdessen Passwort verwenden

## Every page

sign-in = Anmelden
sign-out = Abmelden

## Signing in

sign-in-lead = Mit Ihrem Konto bei { $site }.
sign-in-ended = Ihre Sitzung ist abgelaufen, und nichts wurde gespeichert. Melden Sie sich an, um fortzufahren.
sign-in-welcome = { $site } ist eingerichtet. Melden Sie sich mit dem Konto an, das Sie gerade erstellt haben.
sign-in-signed-out = Sie sind abgemeldet.
sign-in-confirmed = Ihre E-Mail-Adresse ist bestätigt. Melden Sie sich an, um fortzufahren.
sign-in-unconfirmed-title = Bestätigen Sie Ihre E-Mail-Adresse
sign-in-unconfirmed-text = Ihre E-Mail-Adresse ist noch nicht bestätigt. Öffnen Sie den Link in der E-Mail, die wir Ihnen gesendet haben, oder fordern Sie eine neue an. Melden Sie sich danach erneut an.
sign-in-remember = Angemeldet bleiben
sign-in-remember-hint = Für 30 Tage. Nicht auf gemeinsam genutzten Geräten.
sign-in-no-account = Noch kein Konto?
sign-in-not-confirmed-yet = Registriert, aber noch nicht bestätigt?

## Noch einmal zeigen, wer da ist

prove-title = Bitte Identität bestätigen
prove-lead = Geben Sie Ihr Passwort ein, um fortzufahren. { $minutes ->
    [one] Danach fragen wir eine Minute lang nicht erneut.
   *[other] Danach fragen wir { $minutes } Minuten lang nicht erneut.
}
prove-button = Weiter

## Die Browser, aus denen ein Konto bekannt ist

device-browser-and-system = { $browser } auf { $system }
device-browser = { $browser }
device-system = Ein Browser auf { $system }
device-unknown = Unbekanntes Gerät
device-from = Von
device-title = Bekannte Browser
device-lead = Browser, in denen Sie sich angemeldet oder Ihre E-Mail-Adresse bestätigt haben. Bei einer Anmeldung aus einem neuen Browser senden wir Ihnen eine E-Mail. Falsche Passworteingaben anderswo sperren diese Browser nie aus.
device-first-seen = Zuerst verwendet
device-forget = Entfernen
device-forget-named = { $device } entfernen, Nummer { $number } der Liste
device-forget-others-text = Damit werden alle Browser oben außer diesem abgemeldet. Bei der nächsten Anmeldung von dort erhalten Sie eine E-Mail.
device-forget-others = Alle anderen entfernen
device-forgotten = Browser entfernt und abgemeldet. Bei der nächsten Anmeldung von dort erhalten Sie eine E-Mail.
device-none = Noch keine bekannten Browser.
