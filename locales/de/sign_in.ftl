## Die Einstellungen des eigenen Kontos

account-sessions = Wo du angemeldet bist
account-sessions-count = { $count ->
    [one] Ein Browser, dieser hier
   *[other] { $count } Browser
}
account-tokens = Verbundene Apps
account-tokens-count = { $count ->
    [0] Keine
    [one] Eine App
   *[other] { $count } Apps
}

## Sitzungen und Apps

account-sessions-lead = Alle Browser, die gerade in deinem Konto angemeldet sind. Beende, was du nicht kennst, und ändere dein Passwort.
account-session-ended = Beendet. Dort muss man sich neu anmelden.
account-session-unknown = Ein Browser, der seinen Namen nicht genannt hat
account-session-this = Dieser hier
account-session-from = Von
account-session-seen = zuletzt gesehen
account-session-since = Angemeldet
account-session-remembered = bleibt angemeldet
account-session-end = Abmelden
account-session-end-label = Nummer { $number } der Liste abmelden
account-sessions-others-text = Kommt dir hier etwas fremd vor? Das meldet jeden anderen Browser ab, vergisst ihn und trennt alle Apps.
account-sessions-end-others = Überall sonst abmelden
account-tokens-lead = Apps, die mit deinem Passwort hineinkamen und nun einen eigenen Schlüssel zu deinem Konto haben.
account-tokens-none = Keine App ist mit deinem Konto verbunden.
account-token-ended = Die App ist getrennt.
account-token-since = Seit
account-token-used = zuletzt benutzt
account-token-unused = noch nicht benutzt
account-token-until = Gilt längstens bis
account-token-end = Trennen
account-token-end-label = { $client } trennen

## Signing in, the second step

factor-step-title = Noch ein Schritt
factor-step-lead = Öffne deine Authenticator-App und gib den Code ein, den sie für dieses Konto zeigt.
factor-step-lead-recovery = Gib einen der Wiederherstellungscodes ein, die du ausgedruckt oder notiert hast. Jeder gilt einmal.
factor-step-recovery-hint = Vier Gruppen aus vier Zeichen. Bindestriche und Großschreibung sind egal.
factor-step-use-recovery = App nicht zur Hand? Nimm einen Wiederherstellungscode
factor-step-use-app = Doch den Code aus der App nehmen
factor-step-not-you = Du hast das nie eingerichtet? Öffne die Mail „Die Anmeldung in zwei Schritten ist an“ und drücke ihren Link: Er nimmt den zweiten Schritt wieder weg.
factor-step-all-lost = App und Wiederherstellungscodes sind beide weg? Dann kann die Administration den zweiten Schritt von deinem Konto nehmen.
factor-step-other = Mit einem anderen Konto anmelden
sign-in-again = Diese Anmeldung ist beendet: Sie hat zu lange gedauert, oder der Code war zu oft falsch. Bitte fang noch einmal an.

## The account's page and the factors' own

factors-title = Anmeldung in zwei Schritten
factors-lead = Mit einem zweiten Schritt lässt dein Passwort allein niemanden hinein.
factors-on = An
factors-off = Aus
factors-set-up = Zweiten Schritt einrichten
factors-required = { $site } verlangt einen zweiten Schritt. Richte ihn ein, um weiterzukommen; es dauert etwa eine Minute.
factors-replaced = Deine neue App ist eingerichtet. Die Codes der alten gelten nicht mehr, und alle anderen Geräte wurden abgemeldet.
factors-removed = Die Anmeldung in zwei Schritten ist aus. Ab jetzt genügt dein Passwort.
factors-app = Authenticator-App
factors-app-text = Eine App auf deinem Telefon zeigt jede halbe Minute einen neuen Code. Den gibst du nach deinem Passwort ein. Jede App für Einmalcodes ist recht, auch ein Passwortmanager.
factors-state = Stand
factors-added-at = Eingerichtet
factors-last-used = Zuletzt benutzt
factors-never-used = Noch nicht
factors-replace = Andere App einrichten
factors-remove = Ausschalten
factors-back = Zurück zur Anmeldung in zwei Schritten
factors-codes = Wiederherstellungscodes
factors-codes-text = Wenn dein Telefon weg ist, lässt dich ein Wiederherstellungscode hinein. Jeder gilt einmal.
factors-codes-left = { $left ->
    [0] Kein Wiederherstellungscode übrig
    [one] Ein Wiederherstellungscode übrig
   *[other] { $left } Wiederherstellungscodes übrig
}
factors-codes-left-of = { $left } von { $made }
factors-codes-unused = Noch nicht benutzt
factors-codes-made-at = Erstellt
factors-codes-few = Es sind nur noch wenige übrig. Erstelle neue, bevor du sie brauchst.
factors-codes-renew = Neue Codes erstellen
factors-codes-renew-note = Mit neuen Codes gelten die, die du jetzt hast, sofort nicht mehr.
factors-codes-renewed = Neue Codes sind erstellt. Die alten gelten nicht mehr.
factors-codes-shown-once = Die Codes selbst wurden einmal gezeigt, als sie erstellt wurden; niemand kann sie wieder lesen.

## Setting an app up

factors-totp-title = Authenticator-App einrichten
factors-totp-lead = Zwei Dinge: scannen, dann einen Code eingeben.
factors-totp-replaces = Die App, die du jetzt hast, gilt, bis die neue bestätigt ist, und dann nicht mehr.
factors-totp-scan = 1. Scanne das mit der App
factors-totp-scan-text = Bist du schon auf dem Telefon? Öffne den Teil darunter und kopiere den Schlüssel in die App.
factors-totp-qr-label = QR-Code für deine Authenticator-App. Derselbe Schlüssel steht darunter als Text.
factors-totp-by-hand = Schlüssel von Hand eingeben
factors-totp-by-hand-text = Wähle in der App „Schlüssel eingeben“, Art: zeitbasiert. Leerzeichen sind egal.
factors-totp-type = 2. Gib den Code ein, den sie zeigt
factors-totp-sign-out-note = Alle deine anderen Geräte werden dann abgemeldet, denn sie kamen ohne den zweiten Schritt hinein.
factors-totp-button = Bestätigen und einschalten
factors-totp-begin = Den Code zum Scannen zeigen

## Recovery codes, the one time they are shown

factors-codes-made-title = Bewahre diese Codes gut auf
factors-codes-made-lead = Drucke sie aus oder lege sie in deinem Passwortmanager ab, aber nicht auf dem Telefon mit der App. Sie werden nicht noch einmal gezeigt.
factors-added = Die Anmeldung in zwei Schritten ist an.
factors-codes-each-once = Jeder Code gilt einmal, anstelle des Codes aus deiner App.
factors-codes-print = Drucken
factors-codes-copy = Kopieren
factors-codes-copied = Kopiert
factors-codes-kept = Ich habe sie aufbewahrt

## Turning it off

factors-remove-title = Anmeldung in zwei Schritten ausschalten?
factors-remove-lead = Danach öffnet dein Passwort allein dein Konto. Damit entfällt:
factors-remove-app = Die Authenticator-App: Ihre Codes gelten nicht mehr.
factors-remove-codes = { $left ->
    [0] Die Wiederherstellungscodes, von denen keiner übrig ist.
    [one] Dein letzter Wiederherstellungscode.
   *[other] Deine { $left } Wiederherstellungscodes.
}
factors-remove-mail = Wir schicken dir eine Mail, in der das steht.
factors-remove-required = { $site } verlangt einen zweiten Schritt. Du musst wieder einen einrichten, bevor es weitergeht.
factors-remove-button = Ausschalten
factors-remove-keep = Anlassen

## Proving once more

prove-lead-code = Bitte gib noch einmal einen Code ein, denn was jetzt kommt, ist wichtig. Danach hast du fünf Minuten Zeit.
prove-code-hint = Aus deiner Authenticator-App, oder ein Wiederherstellungscode.
prove-by-code = Stattdessen einen Code eingeben
prove-by-password = Stattdessen das Passwort eingeben

## Every page

sign-in = Anmelden
sign-out = Abmelden

## Signing in

sign-in-lead = Mit deinem Konto bei { $site }.
sign-in-welcome = { $site } ist eingerichtet. Melde dich mit dem Konto an, das du gerade angelegt hast.
sign-in-signed-out = Du bist abgemeldet.
sign-in-unconfirmed-title = Deine Adresse ist noch nicht bestätigt
sign-in-unconfirmed-text = Öffne den Link in der Mail, die wir dir geschickt haben, oder fordere eine neue an. Melde dich danach wieder an.
sign-in-remember = Angemeldet bleiben
sign-in-remember-hint = Für 30 Tage. Nicht auf einem Gerät, das auch andere benutzen.
sign-in-no-account = Noch kein Konto?
sign-in-not-confirmed-yet = Registriert, aber noch nicht bestätigt?

## Noch einmal zeigen, wer da ist

prove-title = Bist du es noch?
prove-lead = Bitte gib dein Passwort noch einmal ein, denn was jetzt kommt, ist wichtig. Danach hast du fünf Minuten Zeit.
prove-button = Weiter

## Die Browser, aus denen ein Konto bekannt ist

device-browser-and-system = { $browser } auf { $system }
device-browser = { $browser }
device-system = Ein Browser auf { $system }
device-unknown = Ein unbekanntes Gerät
device-from = Von
device-title = Browser, die wir kennen
device-lead = Aus diesen hast du dich angemeldet oder deine Adresse bestätigt. Meldet sich jemand aus einem anderen an, bekommst du eine Mail. Falsche Passwörter von Fremden sperren diese hier nie aus.
device-first-seen = Zuerst gesehen
device-forget = Vergessen
device-forget-named = { $device } vergessen, Nummer { $number } der Liste
device-forget-others-text = Das meldet alle Browser oben außer diesem ab. Bei der nächsten Anmeldung von dort bekommst du eine Mail.
device-forget-others = Alle anderen vergessen
device-forgotten = Vergessen und abgemeldet. Bei der nächsten Anmeldung von dort bekommst du eine Mail.
device-none = Noch ist kein Browser bekannt.
