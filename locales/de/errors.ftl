## Fehler der Felder auf den Seiten über Konten und Tags

error-tag-in-use = Dieses Tag wird von Konten verwendet. Entfernen Sie es zuerst von ihnen, oder lassen Sie den Typ unverändert.
error-too-many-mails = An diese Adresse wurden in der letzten Stunde zu viele solche E-Mails gesendet. Versuchen Sie es später erneut, oder teilen Sie einen Link.
error-not-with-invitation = Eingeladene wählen ihr Passwort selbst. Lassen Sie dieses Feld leer, oder senden Sie keine Einladung.

## What is wrong with a field

error-required = Dieses Feld ist erforderlich. Bitte füllen Sie es aus.
error-null = Der Wert darf nicht null sein. Lassen Sie ihn weg oder geben Sie einen Wert an.
error-blank = Dieses Feld ist leer. Bitte geben Sie etwas ein.
error-too-long = { $max ->
    [one] Das ist zu lang. Verwenden Sie höchstens 1 Zeichen.
   *[other] Das ist zu lang. Verwenden Sie höchstens { $max } Zeichen.
}
error-too-short = { $min ->
    [one] Das ist zu kurz. Verwenden Sie mindestens 1 Zeichen.
   *[other] Das ist zu kurz. Verwenden Sie mindestens { $min } Zeichen.
}
error-taken = Das ist bereits vergeben. Bitte wählen Sie etwas anderes.
error-choice = Dieser Wert steht nicht zur Auswahl. Bitte wählen Sie einen der möglichen Werte.
error-not-a-list = Das muss eine Liste sein.
error-does-not-exist = Unter dieser ID gibt es nichts.
error-incorrect-type = Das hat den falschen Typ.
error-username-characters = Verwenden Sie nur Buchstaben von a bis z, Ziffern, Bindestriche und Unterstriche.
error-not-an-address = Das ist keine gültige E-Mail-Adresse. Geben Sie eine wie name@example.org ein.
error-not-an-integer = Das muss eine ganze Zahl sein.
error-not-a-text = Das muss ein Text sein.
error-not-a-boolean = Das muss true oder false sein.
error-control-characters = Das enthält Zeichen, die sich nicht anzeigen lassen, zum Beispiel Zeilenumbrüche. Bitte entfernen Sie sie.
error-too-many-marks = Ein Buchstabe trägt zu viele Zeichen darüber oder darunter. Bitte entfernen Sie einige.
error-not-together = Diese Felder lassen sich nicht kombinieren. Senden Sie nur eines davon.
error-repeated = Dieser Wert wurde mehrfach gesendet. Senden Sie ihn einmal.
error-password-common = Dieses Passwort ist zu verbreitet und leicht zu erraten. Bitte wählen Sie ein anderes.
error-password-common-word = Dieses Passwort ist ein häufiges Wort oder ein häufiger Name mit wenig Zusatz und leicht zu erraten. Ergänzen Sie weitere Wörter oder wählen Sie ein anderes.
error-password-run = Folgen wie 1234, abcd oder qwertz machen dieses Passwort leicht zu erraten. Ergänzen Sie weitere Wörter oder wählen Sie ein anderes.
error-password-repeat = Wiederholungen machen dieses Passwort leicht zu erraten. Ergänzen Sie weitere Wörter oder wählen Sie ein anderes.
error-password-date = Daten und Jahreszahlen machen dieses Passwort leicht zu erraten. Ergänzen Sie weitere Wörter oder wählen Sie ein anderes.
error-password-personal = Dieses Passwort ähnelt zu sehr Ihrem Namen, Ihrer Adresse oder dem Namen der Website. Bitte wählen Sie ein anderes.
error-password-classes = Dieses Passwort ist zu einfach. Verwenden Sie mindestens drei dieser vier: Kleinbuchstaben, Großbuchstaben, Ziffern, andere Zeichen.
error-domain-not-allowed = Adressen dieser Domain können hier nicht verwendet werden. Bitte verwenden Sie eine andere Adresse.
error-wrong-password = Das ist nicht Ihr aktuelles Passwort. Bitte versuchen Sie es erneut.
error-same-address = Das ist bereits Ihre Adresse.
error-not-sure = Setzen Sie hier ein Häkchen, wenn Sie Ihr Konto wirklich löschen möchten.
error-same-password = Das ist bereits Ihr Passwort. Bitte wählen Sie ein neues.
error-code-wrong = Dieser Code ist falsch. Prüfen Sie die neueste E-Mail, öffnen Sie den Link darin oder fordern Sie eine neue an.
error-already-confirmed = Diese Adresse ist bereits bestätigt. Sie können sich anmelden.
error-not-a-url = Das ist keine gültige URL. Geben Sie sie vollständig ein, zum Beispiel https://join.example.org.
error-not-a-webhook-url = Das ist keine gültige Webhook-URL. Geben Sie eine http- oder https-URL ohne Benutzername und Passwort ein, zum Beispiel https://app.example.org/hooks.
error-target-not-allowed = Diese Adresse ist privat oder reserviert. Geben Sie eine öffentliche ein oder erlauben Sie ihr Netz mit der Starteinstellung webhooks.allow_networks.
error-not-a-webhook-secret = Das ist kein Webhook-Signaturschlüssel. Geben Sie whsec_ und 24 bis 64 Bytes in Base64 ein, oder lassen Sie das Feld leer, um einen neuen zu erhalten.
error-too-many = Die Grenze von { $max } ist erreicht. Löschen Sie zuerst einen Eintrag.
error-not-one-domain = Das ist keine gültige Domain. Geben Sie eine wie example.org ein.
error-no-such-tag = Es gibt kein Tag mit diesem Namen. Wählen Sie einen der Vorschläge.
error-privacy-required = Um ein Konto zu erstellen, stimmen Sie bitte der Datenschutzerklärung zu.
error-sign-in = Die Anmeldedaten sind falsch. Prüfen Sie E-Mail-Adresse oder Benutzername und Passwort.
error-sign-in-unconfirmed = Gerade registriert? Bestätigen Sie zuerst Ihre Adresse.
error-locked = { $minutes ->
    [one] Zu viele falsche Passwörter. Warten Sie 1 Minute und versuchen Sie es dann erneut.
   *[other] Zu viele falsche Passwörter. Warten Sie { $minutes } Minuten und versuchen Sie es dann erneut.
}
error-throttled = { $seconds ->
    [one] Zu viele Versuche. Warten Sie 1 Sekunde und versuchen Sie es dann erneut.
   *[other] Zu viele Versuche. Warten Sie { $seconds } Sekunden und versuchen Sie es dann erneut.
}

## Problems of a whole request: pages and API messages

problem-bad-request-title = Ungültige Anfrage
problem-bad-request-text = Die Anfrage war nicht verständlich. Gehen Sie zurück, prüfen Sie Ihre Angaben und senden Sie sie erneut.
problem-parse-error-title = Die Anfrage war nicht lesbar
problem-parse-error-text = Der Inhalt der Anfrage ist nicht wohlgeformt. Prüfen Sie die Syntax und senden Sie ihn erneut.
problem-not-authenticated-title = Bitte melden Sie sich an
problem-not-authenticated-text = Dafür müssen Sie angemeldet sein. Melden Sie sich an und kommen Sie dann zurück.
problem-authentication-failed-title = Anmeldung fehlgeschlagen
problem-authentication-failed-text = Die Anmeldedaten sind falsch oder gelten nicht mehr. Melden Sie sich erneut an.
problem-token-not-valid-title = Dieses Token ist nicht gültig
problem-token-not-valid-text = Es ist unbekannt, abgelaufen oder widerrufen. Holen Sie ein neues und versuchen Sie es erneut.
problem-permission-denied-title = Keine Berechtigung
problem-permission-denied-text = Ihr Konto hat dafür keine Berechtigung. Wenn Sie sie benötigen, wenden Sie sich an die Administration.
problem-password-change-required-title = Wählen Sie zuerst ein neues Passwort
problem-password-change-required-text = Ihr Passwort wurde von einem anderen System festgelegt. Ändern Sie es, um fortzufahren.
problem-not-found-title = Seite nicht gefunden
problem-not-found-text = Diese Seite gibt es nicht oder nicht mehr. Prüfen Sie die Adresse oder gehen Sie zur Startseite.
problem-method-not-allowed-title = Diese Anfrage ist hier nicht erlaubt
problem-method-not-allowed-text = Diese Adresse nimmt solche Anfragen nicht an. Die erlaubten stehen im Header Allow.
problem-method-unknown-title = Unbekannte Anfragemethode
problem-method-unknown-text = Dieser Server kennt die Methode der Anfrage nicht. Verwenden Sie GET, POST, PUT, PATCH oder DELETE.
problem-not-acceptable-title = Dieses Format ist nicht verfügbar
problem-not-acceptable-text = Das angeforderte Format ist hier nicht verfügbar. Fordern Sie application/json an.
problem-unsupported-media-type-title = Dieses Format wird nicht unterstützt
problem-unsupported-media-type-text = Senden Sie die Daten als application/json oder als application/x-www-form-urlencoded.
problem-encoding-text = Der Inhalt wurde mit der Kodierung { $encoding } gesendet, die hier nicht gelesen wird. Senden Sie ihn ohne Content-Encoding.
problem-payload-too-large-title = Zu viele Daten
problem-payload-too-large-text = Die Daten überschreiten die zulässige Größe. Kürzen Sie sie und senden Sie sie erneut.
problem-answer-lost-title = Bereits ausgeführt
problem-answer-lost-text = Diese Anfrage wurde bereits ausgeführt, aber ihre Antwort lässt sich nicht mehr anzeigen. Sehen Sie nach, was sie erstellt hat, bevor Sie eine neue senden.
problem-in-progress-title = Wird noch ausgeführt
problem-in-progress-text = Dieselbe Anfrage wurde bereits gesendet und wird noch ausgeführt. Warten Sie einen Moment und senden Sie sie dann mit demselben Schlüssel erneut.
problem-key-reused-title = Schlüssel bereits verwendet
problem-key-reused-text = Dieser Idempotency-Key wurde bereits mit einer anderen Anfrage gesendet. Senden Sie mit jeder neuen Anfrage einen neuen Schlüssel.
problem-throttled-title = Zu viele Anfragen
problem-throttled-text = Sie haben in kurzer Zeit zu viele Anfragen gesendet. Warten Sie einen Moment und versuchen Sie es dann erneut.
problem-busy-title = Der Dienst ist ausgelastet
problem-busy-text = Es wurde nichts gespeichert. Warten Sie einen Moment und senden Sie es dann erneut.
problem-internal-title = Etwas ist schiefgegangen
problem-internal-text = Bei uns ist ein Fehler aufgetreten. Versuchen Sie es erneut. Wenn er wieder auftritt, wenden Sie sich an die Administration.
problem-unavailable-title = Vorübergehend nicht verfügbar
problem-unavailable-text = Der Dienst kann das im Moment nicht ausführen. Es wurde nichts gespeichert. Bitte versuchen Sie es etwas später erneut.
problem-cross-site-title = Diese Anfrage kam von einer anderen Website
problem-cross-site-text = Zu Ihrer Sicherheit werden nur Formulare von unseren eigenen Seiten angenommen. Öffnen Sie die Seite hier und senden Sie das Formular erneut.
problem-registration-closed-title = Die Registrierung ist geschlossen
problem-registration-closed-text = Neue Konten werden von der Administration erstellt. Wenn Sie eines benötigen, wenden Sie sich an sie.
problem-realm-disabled-title = Die Registrierung ist ausgeschaltet
problem-realm-disabled-text = Dieser Dienst verwaltet zurzeit keine Konten, deshalb kann keines erstellt werden. Wenden Sie sich an die Administration.
problem-locked-title = Konto gesperrt
problem-locked-text = Für dieses Konto wurden zu viele falsche Passwörter eingegeben. Warten Sie einige Minuten und melden Sie sich dann erneut an.
problem-last-administrator-title = Mindestens ein Administrator ist nötig
problem-last-administrator-text = Das ist der letzte Administrator, der sich anmelden kann. Machen Sie zuerst jemand anderen zum Administrator.
problem-disabled-title = Dieses Konto ist deaktiviert
problem-disabled-text = Dieses Konto wurde deaktiviert. Wenn Sie das für einen Irrtum halten, wenden Sie sich an die Administration.

## API messages where the page's words would mislead a program

api-not-authenticated = Es fehlen Zugangsdaten. Senden Sie einen API-Schlüssel, Basic-Zugangsdaten oder ein Sitzungscookie.
api-not-authenticated-bearer = Es fehlen Zugangsdaten. Senden Sie ein Zugriffstoken oder ein JWT im Header Authorization, nach dem Wort Bearer.
api-not-authenticated-key = Es fehlen Zugangsdaten. Senden Sie einen API-Schlüssel im Header Authorization, nach dem Wort Bearer.
api-authentication-failed = Die Zugangsdaten sind falsch, abgelaufen oder widerrufen.
api-not-found = Diese Ressource gibt es nicht. Prüfen Sie den Pfad und die IDs darin.
api-unsupported-media-type-form = Senden Sie die Parameter als application/x-www-form-urlencoded.
api-unsupported-media-type-json = Senden Sie den Inhalt als application/json.

## Signing in, the second step

error-factor-code-required = Bitte geben Sie den Code ein.
error-factor-code = Dieser Code ist falsch oder wurde bereits verwendet. Warten Sie auf den nächsten Code Ihrer App und geben Sie diesen ein.
error-app-code = Dieser Code ist falsch. Prüfen Sie, ob die App dieses Konto anzeigt und die Uhr Ihres Smartphones richtig geht, und geben Sie dann den neuesten Code ein.
error-factor-locked = { $minutes ->
    [one] Zu viele falsche Codes. Warten Sie 1 Minute oder verwenden Sie einen Wiederherstellungscode.
   *[other] Zu viele falsche Codes. Warten Sie { $minutes } Minuten oder verwenden Sie einen Wiederherstellungscode.
}
error-factor-shut = Zu viele falsche Codes, deshalb werden Codes der App nicht mehr angenommen. Verwenden Sie einen Wiederherstellungscode oder bitten Sie die Administration um Hilfe.

## Refusals

problem-second-factor-required-title = Zwei-Schritt-Anmeldung erforderlich
problem-second-factor-required-text = Dieses Konto verwendet die Zwei-Schritt-Anmeldung. Melden Sie sich mit Passwort und Code an.
problem-second-factor-wrong-title = Falscher Code
problem-second-factor-wrong-text = Der Code ist falsch oder wurde bereits verwendet. Geben Sie einen neuen ein.
problem-second-factor-locked-title = Zu viele falsche Codes
problem-second-factor-locked-text = Es wurden zu viele falsche Codes eingegeben. Warten Sie einige Minuten oder verwenden Sie einen Wiederherstellungscode.
problem-second-factor-set-up-title = Richten Sie zuerst die Zwei-Schritt-Anmeldung ein
problem-second-factor-set-up-text = Diese Website verlangt die Zwei-Schritt-Anmeldung. Richten Sie sie in Ihrem Konto ein, um fortzufahren.
api-second-factor-required = Dieses Konto verwendet die Zwei-Schritt-Anmeldung, ein Passwort allein genügt nicht: Senden Sie den aktuellen Code als oneTimeCode an /api/authentication/login oder verwenden Sie einen API-Schlüssel.
api-second-factor-set-up = Diese Website verlangt die Zwei-Schritt-Anmeldung, und für dieses Konto ist sie nicht eingerichtet. Melden Sie sich auf der Webseite an und richten Sie sie ein; bis dahin werden alle anderen Anfragen abgelehnt.

## Schlüssel und Clients in der Konsole

error-not-a-date = Das ist kein gültiges Datum. Geben Sie eines wie 2027-01-31 ein.
error-in-the-past = Dieses Datum liegt in der Vergangenheit. Wählen Sie ein späteres.
error-beyond-maker = Ein API-Schlüssel kann keinen erstellen, der mehr erlaubt als er selbst: keine Rolle mit mehr Rechten, kein späteres Ende, keine weiteren Netze.
error-not-a-network = Einer der Werte ist weder eine IP-Adresse noch ein Netz. Geben Sie sie wie 203.0.113.7 oder 10.0.0.0/24 ein, höchstens 50.

## Forms

error-summary = Es gibt ein Problem

## Error pages

error-page-retry = { $seconds ->
    [one] Versuchen Sie es in 1 Sekunde erneut.
   *[other] Versuchen Sie es in { $seconds } Sekunden erneut.
}
error-page-status = Fehler
error-page-request = Wenn Sie um Hilfe bitten, nennen Sie diese Nummer:

## Noch einmal zeigen, wer da ist

problem-proof-required-title = Bitte Identität bestätigen
problem-proof-required-text = Geben Sie Ihr Passwort erneut ein und versuchen Sie es dann noch einmal.

## The API, and its setting

error-no-such-address = Zu dieser Adresse gibt es kein Konto.

## Was an dem Wert einer Einstellung nicht stimmt

error-out-of-range = Der Wert liegt außerhalb des Bereichs. Geben Sie eine ganze Zahl von { $min } bis { $max } ein.
error-cursor-wrong = Dieser Cursor ist ungültig. Links aus einer Antwort unverändert verwenden.
error-not-a-domain = Einer der Werte ist keine gültige Domain. Geben Sie sie wie example.org ein, durch Kommas getrennt.
error-not-a-sender = Das ist kein gültiger Absender. Geben Sie eine Adresse wie konten@example.org ein oder Name und Adresse wie Beispielclub <konten@example.org>.
error-not-a-color = Das ist keine gültige Farbe. Geben Sie # und sechs Ziffern oder Buchstaben von a bis f ein, zum Beispiel #2b4aa8.
error-too-light = Diese Farbe ist auf Weiß zu schlecht lesbar. Wählen Sie eine dunklere.
error-not-an-image = Dieses Bild kann nicht verwendet werden. Wählen Sie eine PNG-, JPEG- oder WebP-Datei.
error-image-too-heavy = Diese Datei ist zu groß. Verwenden Sie eine mit höchstens { $max } KiB.
error-image-too-large = Dieses Bild ist zu groß. Verwenden Sie eines mit höchstens { $max } Pixeln je Seite.
