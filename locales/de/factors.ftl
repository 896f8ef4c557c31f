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
field-app-code = Code aus deiner App
field-recovery-code = Wiederherstellungscode
sign-in-again = Diese Anmeldung ist beendet: Sie hat zu lange gedauert, oder der Code war zu oft falsch. Bitte fang noch einmal an.
error-factor-code-required = Bitte gib den Code ein.
error-factor-code = Dieser Code stimmt nicht oder wurde schon benutzt. Warte auf den nächsten Code der App und nimm den.
error-app-code = Dieser Code stimmt nicht. Prüfe, ob die App dieses Konto zeigt und die Uhr deines Telefons richtig geht, und nimm dann den neuesten Code.
error-factor-locked = { $minutes ->
    [one] Zu viele falsche Codes. Warte eine Minute oder nimm einen Wiederherstellungscode.
   *[other] Zu viele falsche Codes. Warte { $minutes } Minuten oder nimm einen Wiederherstellungscode.
}
error-factor-shut = Es waren so viele falsche Codes, dass die Codes der App nicht mehr zählen. Nimm einen Wiederherstellungscode oder bitte die Administration um Hilfe.

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
field-any-code = Code

## Refusals

problem-second-factor-required-title = Es braucht einen zweiten Schritt
problem-second-factor-required-text = Dieses Konto hat die Anmeldung in zwei Schritten. Melde dich mit Passwort und Code an.
problem-second-factor-wrong-title = Der Code stimmt nicht
problem-second-factor-wrong-text = Der Code ist falsch oder wurde schon benutzt.
problem-second-factor-locked-title = Zu viele falsche Codes
problem-second-factor-locked-text = Zu viele Codes waren falsch. Warte einige Minuten oder nimm einen Wiederherstellungscode.
problem-second-factor-set-up-title = Richte zuerst den zweiten Schritt ein
problem-second-factor-set-up-text = Diese Seite verlangt bei der Anmeldung einen zweiten Schritt. Richte ihn in deinem Konto ein, dann geht es weiter.
api-second-factor-required = Dieses Konto hat einen zweiten Faktor, ein Passwort allein genügt also nicht: Sende den aktuellen Code als oneTimeCode an /api/authentication/login oder nimm einen API-Schlüssel.
api-second-factor-set-up = Diese Seite verlangt einen zweiten Faktor, und dieses Konto hat noch keinen. Melde dich auf der Webseite an und richte einen ein; bis dahin wird alles andere abgelehnt.

## Mails

mail-factors-link = Anmeldung in zwei Schritten
mail-factor-added-subject = Die Anmeldung in zwei Schritten ist an bei { $site }
mail-factor-added-title = Die Anmeldung in zwei Schritten ist an
mail-factor-added-text =
    Für dein Konto bei { $site } wurde eine Authenticator-App eingerichtet.
    Ab jetzt braucht die Anmeldung dein Passwort und einen Code aus dieser
    App. Alle anderen Geräte wurden abgemeldet.
mail-factor-added-next =
    Warst du das nicht? Dann öffne diese Seite und drücke ihren Knopf: Er
    nimmt diese App wieder weg, meldet alle ab, macht das Passwort
    wertlos und schickt dir eine Mail, um ein neues zu wählen.
mail-factor-removed-subject = Die Anmeldung in zwei Schritten ist aus bei { $site }
mail-factor-removed-title = Die Anmeldung in zwei Schritten ist aus
mail-factor-removed-text =
    Für dein Konto bei { $site } wurde die Anmeldung in zwei Schritten
    ausgeschaltet. Ab jetzt genügt dein Passwort; die
    Wiederherstellungscodes gelten nicht mehr.
mail-factor-removed-next =
    Warst du das nicht? Dann setze sofort ein neues Passwort, schalte die
    Anmeldung in zwei Schritten wieder ein und sag der Administration von
    { $site } Bescheid.
mail-factor-taken-off-subject = Dein zweiter Schritt bei { $site } wurde abgenommen
mail-factor-taken-off-title = Dein zweiter Schritt wurde abgenommen
mail-factor-taken-off-text =
    Die Administration hat den zweiten Schritt von deinem Konto bei
    { $site } genommen. Ab jetzt genügt dein Passwort; App und
    Wiederherstellungscodes gelten nicht mehr.
mail-factor-taken-off-next =
    Du kannst ihn jederzeit wieder einrichten. Hast du nicht darum gebeten?
    Dann frag die Administration von { $site }, warum es geschah.
mail-recovery-code-used-subject = Ein Wiederherstellungscode wurde benutzt bei { $site }
mail-recovery-code-used-title = Ein Wiederherstellungscode wurde benutzt
mail-recovery-code-used-text =
    Jemand hat bei { $site } einen deiner Wiederherstellungscodes benutzt,
    anstelle eines Codes aus deiner Authenticator-App.
mail-recovery-codes-left = { $left ->
    [0] Du hast keinen mehr. Erstelle neue, sonst kommst du ohne deine App nicht hinein.
    [one] Du hast noch einen. Erstelle neue, bevor du sie brauchst.
    [2] Du hast noch zwei. Erstelle neue, bevor du sie brauchst.
    [3] Du hast noch drei. Erstelle neue, bevor du sie brauchst.
   *[other] Du hast noch { $left }.
}
mail-recovery-code-used-next =
    Warst du das nicht? Dann kennt jemand dein Passwort und hat einen
    deiner Codes. Setze sofort ein neues Passwort und erstelle neue Codes.
mail-recovery-codes-made-subject = Neue Wiederherstellungscodes bei { $site }
mail-recovery-codes-made-title = Neue Wiederherstellungscodes
mail-recovery-codes-made-text =
    Für dein Konto bei { $site } wurden neue Wiederherstellungscodes
    erstellt. Die bisherigen gelten nicht mehr.
mail-recovery-codes-made-next =
    Warst du das nicht? Dann setze sofort ein neues Passwort, erstelle
    neue Codes und sag der Administration von { $site } Bescheid.
mail-codes-guessed-subject = Vielleicht kennt jemand dein Passwort bei { $site }
mail-codes-guessed-title = Vielleicht kennt jemand dein Passwort
mail-codes-guessed-text =
    Für dein Konto bei { $site } wurde das richtige Passwort eingegeben und
    danach zehnmal hintereinander ein falscher Code. Niemand kam hinein;
    zehn Minuten lang werden Codes deiner App nicht angenommen.
mail-codes-guessed-next =
    Warst du das nicht? Dann kennt jemand dein Passwort: Setze sofort ein
    neues. Hast du dich selbst ausgesperrt, warte zehn Minuten oder nimm
    einen Wiederherstellungscode.
