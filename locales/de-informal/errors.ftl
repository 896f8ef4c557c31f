# Nur was in der Du-Form anders lautet als in locales/de; alles andere gilt von dort.

error-required = Dieses Feld ist erforderlich. Bitte fülle es aus.
error-blank = Dieses Feld ist leer. Bitte gib etwas ein.
error-too-long = { $max ->
    [one] Das ist zu lang. Verwende höchstens 1 Zeichen.
   *[other] Das ist zu lang. Verwende höchstens { $max } Zeichen.
}

error-too-short = { $min ->
    [one] Das ist zu kurz. Verwende mindestens 1 Zeichen.
   *[other] Das ist zu kurz. Verwende mindestens { $min } Zeichen.
}

error-taken = Das ist bereits vergeben. Bitte wähle etwas anderes.
error-choice = Dieser Wert steht nicht zur Auswahl. Bitte wähle einen der möglichen Werte.
error-username-characters = Verwende nur Buchstaben von a bis z, Ziffern, Bindestriche und Unterstriche.
error-not-an-address = Das ist keine gültige E-Mail-Adresse. Gib eine wie name@example.org ein.
error-control-characters = Das enthält Zeichen, die sich nicht anzeigen lassen, zum Beispiel Zeilenumbrüche. Bitte entferne sie.
error-too-many-marks = Ein Buchstabe trägt zu viele Zeichen darüber oder darunter. Bitte entferne einige.
error-not-together = Diese Felder lassen sich nicht kombinieren. Sende nur eines davon.
error-password-common = Dieses Passwort ist zu verbreitet und leicht zu erraten. Bitte wähle ein anderes.
error-password-common-word = Dieses Passwort ist ein häufiges Wort oder ein häufiger Name mit wenig Zusatz und leicht zu erraten. Ergänze weitere Wörter oder wähle ein anderes.
error-password-run = Folgen wie 1234, abcd oder qwertz machen dieses Passwort leicht zu erraten. Ergänze weitere Wörter oder wähle ein anderes.
error-password-repeat = Wiederholungen machen dieses Passwort leicht zu erraten. Ergänze weitere Wörter oder wähle ein anderes.
error-password-date = Daten und Jahreszahlen machen dieses Passwort leicht zu erraten. Ergänze weitere Wörter oder wähle ein anderes.
error-password-personal = Dieses Passwort ähnelt zu sehr deinem Namen, deiner Adresse oder dem Namen der Website. Bitte wähle ein anderes.
error-password-classes = Dieses Passwort ist zu einfach. Verwende mindestens drei dieser vier: Kleinbuchstaben, Großbuchstaben, Ziffern, andere Zeichen.
error-domain-not-allowed = Adressen dieser Domain können hier nicht verwendet werden. Bitte verwende eine andere Adresse.
error-wrong-password = Das ist nicht dein aktuelles Passwort. Bitte versuche es erneut.
error-same-address = Das ist bereits deine Adresse.
error-not-sure = Setze hier ein Häkchen, wenn du dein Konto wirklich löschen möchtest.
error-same-password = Das ist bereits dein Passwort. Bitte wähle ein neues.
error-code-wrong = Dieser Code ist falsch. Prüfe die neueste E-Mail, öffne den Link darin oder fordere eine neue an.
error-already-confirmed = Diese Adresse ist bereits bestätigt. Du kannst dich anmelden.
error-not-a-url = Das ist keine gültige URL. Gib sie vollständig ein, zum Beispiel https://join.example.org.
error-not-a-webhook-url = Das ist keine gültige Webhook-URL. Gib eine http- oder https-URL ohne Benutzername und Passwort ein, zum Beispiel https://app.example.org/hooks.
error-target-not-allowed = Diese Adresse ist privat oder reserviert. Gib eine öffentliche ein oder erlaube ihr Netz mit der Starteinstellung webhooks.allow_networks.
error-not-a-webhook-secret = Das ist kein Webhook-Signaturschlüssel. Gib whsec_ und 24 bis 64 Bytes in Base64 ein, oder lass das Feld leer, um einen neuen zu erhalten.
error-privacy-required = Um ein Konto zu erstellen, stimme bitte der Datenschutzerklärung zu.
error-sign-in = Die Anmeldedaten sind falsch. Prüfe E-Mail-Adresse oder Benutzername und Passwort.
error-sign-in-unconfirmed = Gerade registriert? Bestätige zuerst deine Adresse.
error-locked = { $minutes ->
    [one] Zu viele falsche Passwörter. Warte 1 Minute und versuche es dann erneut.
   *[other] Zu viele falsche Passwörter. Warte { $minutes } Minuten und versuche es dann erneut.
}

error-throttled = { $seconds ->
    [one] Zu viele Versuche. Warte 1 Sekunde und versuche es dann erneut.
   *[other] Zu viele Versuche. Warte { $seconds } Sekunden und versuche es dann erneut.
}

problem-bad-request-text = Die Anfrage war nicht verständlich. Geh zurück, prüfe deine Angaben und sende sie erneut.
problem-parse-error-text = Der Inhalt der Anfrage ist nicht wohlgeformt. Prüfe die Syntax und sende ihn erneut.
problem-not-authenticated-title = Bitte melde dich an
problem-not-authenticated-text = Dafür musst du angemeldet sein. Melde dich an und komm dann zurück.
problem-authentication-failed-text = Die Anmeldedaten sind falsch oder gelten nicht mehr. Melde dich erneut an.
problem-token-not-valid-text = Es ist unbekannt, abgelaufen oder widerrufen. Hol ein neues und versuche es erneut.
problem-permission-denied-text = Dein Konto hat dafür keine Berechtigung. Wenn du sie benötigst, wende dich an die Administration.
problem-password-change-required-title = Wähle zuerst ein neues Passwort
problem-password-change-required-text = Dein Passwort wurde von einem anderen System festgelegt. Ändere es, um fortzufahren.
problem-not-found-text = Diese Seite gibt es nicht oder nicht mehr. Prüfe die Adresse oder geh zur Startseite.
problem-method-unknown-text = Dieser Server kennt die Methode der Anfrage nicht. Verwende GET, POST, PUT, PATCH oder DELETE.
problem-not-acceptable-text = Das angeforderte Format ist hier nicht verfügbar. Fordere application/json an.
problem-unsupported-media-type-text = Sende die Daten als application/json oder als application/x-www-form-urlencoded.
problem-encoding-text = Der Inhalt wurde mit der Kodierung { $encoding } gesendet, die hier nicht gelesen wird. Sende ihn ohne Content-Encoding.
problem-payload-too-large-text = Die Daten überschreiten die zulässige Größe. Kürze sie und sende sie erneut.
problem-answer-lost-text = Diese Anfrage wurde bereits ausgeführt, aber ihre Antwort lässt sich nicht mehr anzeigen. Sieh nach, was sie erstellt hat, bevor du eine neue sendest.
problem-in-progress-text = Dieselbe Anfrage wurde bereits gesendet und wird noch ausgeführt. Warte einen Moment und sende sie dann mit demselben Schlüssel erneut.
problem-key-reused-text = Dieser Idempotency-Key wurde bereits mit einer anderen Anfrage gesendet. Sende mit jeder neuen Anfrage einen neuen Schlüssel.
problem-throttled-text = Du hast in kurzer Zeit zu viele Anfragen gesendet. Warte einen Moment und versuche es dann erneut.
problem-busy-text = Es wurde nichts gespeichert. Warte einen Moment und sende es dann erneut.
problem-internal-text = Bei uns ist ein Fehler aufgetreten. Versuche es erneut. Wenn er wieder auftritt, wende dich an die Administration.
problem-unavailable-text = Der Dienst kann das im Moment nicht ausführen. Es wurde nichts gespeichert. Bitte versuche es etwas später erneut.
problem-cross-site-text = Zu deiner Sicherheit werden nur Formulare von unseren eigenen Seiten angenommen. Öffne die Seite hier und sende das Formular erneut.
problem-registration-closed-text = Neue Konten werden von der Administration erstellt. Wenn du eines benötigst, wende dich an sie.
problem-realm-disabled-text = Dieser Dienst verwaltet zurzeit keine Konten, deshalb kann keines erstellt werden. Wende dich an die Administration.
problem-locked-text = Für dieses Konto wurden zu viele falsche Passwörter eingegeben. Warte einige Minuten und melde dich dann erneut an.
problem-last-administrator-text = Das ist der letzte Administrator, der sich anmelden kann. Mach zuerst jemand anderen zum Administrator.
problem-disabled-text = Dieses Konto wurde deaktiviert. Wenn du das für einen Irrtum hältst, wende dich an die Administration.
error-factor-code-required = Bitte gib den Code ein.
error-factor-code = Dieser Code ist falsch oder wurde bereits verwendet. Warte auf den nächsten Code deiner App und gib diesen ein.
error-app-code = Dieser Code ist falsch. Prüfe, ob die App dieses Konto anzeigt und die Uhr deines Smartphones richtig geht, und gib dann den neuesten Code ein.
error-factor-locked = { $minutes ->
    [one] Zu viele falsche Codes. Warte 1 Minute oder verwende einen Wiederherstellungscode.
   *[other] Zu viele falsche Codes. Warte { $minutes } Minuten oder verwende einen Wiederherstellungscode.
}

error-factor-shut = Zu viele falsche Codes, deshalb werden Codes der App nicht mehr angenommen. Verwende einen Wiederherstellungscode oder bitte die Administration um Hilfe.
problem-second-factor-required-text = Dieses Konto verwendet die Zwei-Schritt-Anmeldung. Melde dich mit Passwort und Code an.
problem-second-factor-wrong-text = Der Code ist falsch oder wurde bereits verwendet. Gib einen neuen ein.
problem-second-factor-locked-text = Es wurden zu viele falsche Codes eingegeben. Warte einige Minuten oder verwende einen Wiederherstellungscode.
problem-second-factor-set-up-title = Richte zuerst die Zwei-Schritt-Anmeldung ein
problem-second-factor-set-up-text = Diese Website verlangt die Zwei-Schritt-Anmeldung. Richte sie in deinem Konto ein, um fortzufahren.
error-page-retry = { $seconds ->
    [one] Versuche es in 1 Sekunde erneut.
   *[other] Versuche es in { $seconds } Sekunden erneut.
}

error-page-request = Wenn du um Hilfe bittest, nenne diese Nummer:
problem-proof-required-text = Gib dein Passwort erneut ein und versuche es dann noch einmal.
