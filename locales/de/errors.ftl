## Fehler der Felder auf den Seiten über Konten und Tags

error-tag-in-use = Konten tragen dieses Tag. Nimm es ihnen erst ab, oder lass die Art, wie sie ist.
error-too-many-mails = An diese Adresse gingen in der letzten Stunde schon mehrere solche Mails. Versuch es später, oder übergib den Link von Hand.
error-not-with-invitation = Wer eingeladen wird, wählt das Passwort selbst. Lass dieses Feld leer, oder lade niemanden ein.

## What is wrong with a field

error-required = Bitte füll das aus.
error-null = Das darf nicht null sein. Lass es weg oder gib einen Wert an.
error-blank = Bitte schreib hier etwas hinein.
error-too-long = { $max ->
    [one] Das ist zu lang: höchstens ein Zeichen.
   *[other] Das ist zu lang: höchstens { $max } Zeichen.
}
error-too-short = { $min ->
    [one] Das ist zu kurz: mindestens ein Zeichen.
   *[other] Das ist zu kurz: mindestens { $min } Zeichen.
}
error-taken = Das ist schon vergeben. Bitte wähle etwas anderes.
error-choice = Bitte wähle einen der möglichen Werte.
error-not-a-list = Das muss eine Liste sein.
error-does-not-exist = Zu dieser Nummer gibt es nichts.
error-incorrect-type = Das hat den falschen Typ.
error-username-characters = Nimm nur Buchstaben von a bis z, Ziffern, Bindestriche und Unterstriche.
error-not-an-address = Das sieht nicht wie eine E-Mail-Adresse aus. Sie sollte aussehen wie name@example.org.
error-not-an-integer = Das muss eine ganze Zahl sein.
error-not-a-text = Das muss ein Text sein.
error-not-a-boolean = Das muss true oder false sein.
error-control-characters = Darin sind Zeichen, die man nicht anzeigen kann, zum Beispiel Zeilenumbrüche. Bitte nimm sie heraus.
error-repeated = Das kam mehr als einmal an. Schick es nur einmal.
error-password-common = Dieses Passwort steht auf den Listen, die Angreifer zuerst probieren. Bitte wähle ein anderes.
error-password-personal = Dieses Passwort lässt sich aus deinem Namen, deiner Adresse oder dem Namen der Seite erraten. Bitte wähle ein anderes.
error-password-classes = Nimm mindestens drei von diesen vier: Kleinbuchstaben, Großbuchstaben, Ziffern, andere Zeichen.
error-domain-not-allowed = Adressen dieses Anbieters gehen hier nicht. Bitte nimm eine andere Adresse.
error-wrong-password = Das ist nicht dein bisheriges Passwort. Bitte versuch es noch einmal.
error-same-address = Diese Adresse hast du schon.
error-not-sure = Setz hier einen Haken, wenn du dein Konto wirklich löschen willst.
error-same-password = Dieses Passwort hast du schon. Bitte wähle ein neues.
error-code-wrong = Dieser Code stimmt nicht. Schau in die neueste Mail, öffne den Link darin oder fordere eine neue an.
error-not-a-url = Das muss eine vollständige Web-Adresse sein, zum Beispiel https://join.example.org.
error-too-many = Davon gibt es schon { $max }, mehr gehen nicht. Löschen Sie zuerst einen Eintrag.
error-not-one-domain = Das sieht nicht wie eine Domain aus. Sie sollte aussehen wie example.org.
error-no-such-tag = Ein Schlagwort mit diesem Namen gibt es nicht. Bitte einen der Vorschläge wählen.
error-privacy-required = Um ein Konto anzulegen, stimme bitte der Datenschutzerklärung zu.
error-sign-in = Das passt nicht zusammen. Prüfe die Adresse oder den Benutzernamen und das Passwort.
error-locked = { $minutes ->
    [one] Zu viele falsche Passwörter. Warte eine Minute und versuch es dann noch einmal.
   *[other] Zu viele falsche Passwörter. Warte { $minutes } Minuten und versuch es dann noch einmal.
}
error-throttled = { $seconds ->
    [one] Das ging etwas schnell. Warte eine Sekunde und versuch es dann noch einmal.
   *[other] Das ging etwas schnell. Warte { $seconds } Sekunden und versuch es dann noch einmal.
}

## Problems of a whole request: pages and API messages

problem-bad-request-title = Diese Anfrage stimmte nicht
problem-bad-request-text = Wir konnten mit dem, was ankam, nichts anfangen. Geh zurück, prüfe deine Angaben und schick sie noch einmal.
problem-parse-error-title = Das war nicht lesbar
problem-parse-error-text = Der Inhalt der Anfrage ist nicht wohlgeformt. Prüfe die Schreibweise und schick ihn noch einmal.
problem-not-authenticated-title = Bitte melde dich an
problem-not-authenticated-text = Das geht nur, wenn du angemeldet bist. Melde dich an und komm dann wieder.
problem-authentication-failed-title = Anmeldung fehlgeschlagen
problem-authentication-failed-text = Was zum Anmelden geschickt wurde, gilt nicht oder nicht mehr. Melde dich neu an.
problem-token-not-valid-title = Dieses Token gilt nicht
problem-token-not-valid-text = Es ist unbekannt, abgelaufen oder widerrufen. Hol dir ein neues und versuch es noch einmal.
problem-permission-denied-title = Das darfst du nicht
problem-permission-denied-text = Dein Konto hat nicht das Recht dazu. Sollte es das haben, frag die Administration.
problem-password-change-required-title = Wähle zuerst ein neues Passwort
problem-password-change-required-text = Dein Passwort hat ein anderes System für dich gesetzt. Ändere es, dann steht dir alles andere offen.
problem-not-found-title = Hier ist nichts
problem-not-found-text = Diese Seite gibt es nicht oder nicht mehr. Prüfe die Adresse oder geh zur Startseite.
problem-method-not-allowed-title = Das geht hier nicht
problem-method-not-allowed-text = Diese Adresse nimmt solche Anfragen nicht an. Welche sie annimmt, steht in der Kopfzeile Allow.
problem-method-unknown-title = Unbekannte Anfragemethode
problem-method-unknown-text = Dieser Server kennt die Methode der Anfrage nicht. Verwenden Sie GET, POST, PUT, PATCH oder DELETE.
problem-not-acceptable-title = In diesem Format können wir nicht antworten
problem-not-acceptable-text = Das verlangte Format gibt es hier nicht. Frag nach application/json.
problem-unsupported-media-type-title = Dieses Format können wir nicht lesen
problem-unsupported-media-type-text = Schick die Daten als application/json oder als application/x-www-form-urlencoded.
problem-encoding-text = Der Inhalt wurde mit der Kodierung { $encoding } gesendet, die hier nicht gelesen wird. Senden Sie ihn ohne Content-Encoding.
problem-payload-too-large-title = Das war zu viel auf einmal
problem-payload-too-large-text = Was geschickt wurde, ist größer, als wir hier annehmen. Kürze es und schick es noch einmal.
problem-throttled-title = Etwas zu schnell
problem-throttled-text = Von dir kamen in kurzer Zeit zu viele Anfragen. Warte einen Moment und versuch es dann noch einmal.
problem-busy-title = Hier ist gerade viel los
problem-busy-text = Es wurde nichts gespeichert. Warte einen Moment und schick es dann noch einmal.
problem-internal-title = Das ist unser Fehler
problem-internal-text = Bei uns ist etwas schiefgegangen. Versuch es noch einmal; wenn es so bleibt, sag der Administration Bescheid.
problem-unavailable-title = Gleich wieder da
problem-unavailable-text = Der Dienst kann das im Moment nicht tun. Es wurde nichts gespeichert; bitte versuch es etwas später noch einmal.
problem-cross-site-title = Das kam von einer anderen Seite
problem-cross-site-text = Zu deiner Sicherheit nehmen wir nur Formulare an, die von unseren eigenen Seiten kommen. Öffne die Seite hier und schick das Formular noch einmal.
problem-registration-closed-title = Die Registrierung ist geschlossen
problem-registration-closed-text = Neue Konten legt hier die Administration an. Frag dort nach, wenn du eines möchtest.
problem-realm-disabled-title = Die Registrierung ist abgeschaltet
problem-realm-disabled-text = Dieser Dienst führt im Moment keine eigenen Konten, darum kann keines angelegt werden. Frag die Administration.
problem-locked-title = Für ein paar Minuten gesperrt
problem-locked-text = Für dieses Konto wurden zu viele falsche Passwörter versucht. Warte ein paar Minuten und melde dich dann wieder an.
problem-last-administrator-title = Jemand muss die Verwaltung behalten
problem-last-administrator-text = Das ist die letzte Verwalterin oder der letzte Verwalter, der sich anmelden kann. Mach zuerst jemand anderen dazu.
problem-disabled-title = Dieses Konto ist deaktiviert
problem-disabled-text = Dieses Konto wurde deaktiviert. Frag die Verwaltung, wenn du das für einen Irrtum hältst.

## API messages where the page's words would mislead a program

api-not-authenticated = Es fehlen Zugangsdaten. Sende einen API-Schlüssel, Basic-Zugangsdaten oder ein Sitzungscookie.
api-not-authenticated-bearer = Es fehlen Zugangsdaten. Sende ein Zugriffstoken oder ein JWT im Kopf Authorization, nach dem Wort Bearer.
api-authentication-failed = Die Zugangsdaten sind falsch, abgelaufen oder widerrufen.
api-not-found = Das gibt es hier nicht. Prüfe den Pfad und die Kennungen darin.
api-unsupported-media-type-form = Sende die Parameter als application/x-www-form-urlencoded.
api-unsupported-media-type-json = Sende den Inhalt als application/json.

## Signing in, the second step

error-factor-code-required = Bitte gib den Code ein.
error-factor-code = Dieser Code stimmt nicht oder wurde schon benutzt. Warte auf den nächsten Code der App und nimm den.
error-app-code = Dieser Code stimmt nicht. Prüfe, ob die App dieses Konto zeigt und die Uhr deines Telefons richtig geht, und nimm dann den neuesten Code.
error-factor-locked = { $minutes ->
    [one] Zu viele falsche Codes. Warte eine Minute oder nimm einen Wiederherstellungscode.
   *[other] Zu viele falsche Codes. Warte { $minutes } Minuten oder nimm einen Wiederherstellungscode.
}
error-factor-shut = Es waren so viele falsche Codes, dass die Codes der App nicht mehr zählen. Nimm einen Wiederherstellungscode oder bitte die Administration um Hilfe.

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

## Schlüssel und Clients in der Konsole

error-not-a-date = Das ist kein Datum. Schreiben Sie es wie 2027-01-31.
error-in-the-past = Dieser Tag ist vorbei. Wählen Sie einen späteren.
error-not-a-network = Eines davon ist weder eine Adresse noch ein Netz. Schreiben Sie sie wie 203.0.113.7 oder 10.0.0.0/24, höchstens 50.

## Forms

error-summary = Sieh dir das bitte noch einmal an

## Error pages

error-page-retry = { $seconds ->
    [one] Versuch es in einer Sekunde noch einmal.
   *[other] Versuch es in { $seconds } Sekunden noch einmal.
}
error-page-status = Fehler
error-page-request = Wenn du um Hilfe bittest, nenne diese Nummer:

## Noch einmal zeigen, wer da ist

problem-proof-required-title = Bitte bestätige, dass du es bist
problem-proof-required-text = Gib dein Passwort noch einmal ein und versuche es dann erneut.

## The API, and its setting

error-no-such-address = Zu dieser Adresse gibt es kein Konto.

## Was an dem Wert einer Einstellung nicht stimmt

error-out-of-range = Das muss eine ganze Zahl von { $min } bis { $max } sein.
error-not-a-domain = Eines davon ist keine Domain. Schreiben Sie sie wie example.org, mit Kommas dazwischen.
error-not-a-sender = Das ist kein Absender. Schreiben Sie eine Adresse wie desk@example.org oder Name und Adresse wie Beispielclub <desk@example.org>.
error-not-a-color = Das ist keine Farbe. Schreiben Sie # und sechs Ziffern oder Buchstaben von a bis f, etwa #2b4aa8.
error-too-light = Diese Farbe ist zu hell, um auf Weiß gelesen zu werden. Wählen Sie eine dunklere.
error-not-an-image = Dieses Bild können wir nicht verwenden. Wählen Sie eine PNG-, JPEG- oder WebP-Datei.
error-image-too-heavy = Diese Datei ist zu groß: höchstens { $max } KiB. Speichern Sie das Bild kleiner und versuchen Sie es noch einmal.
error-image-too-large = Dieses Bild ist zu groß: höchstens { $max } Pixel auf jeder Seite. Verkleinern Sie es und versuchen Sie es noch einmal.
