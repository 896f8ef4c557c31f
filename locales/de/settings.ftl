## Was an dem Wert einer Einstellung nicht stimmt

error-out-of-range = Das muss eine ganze Zahl von { $min } bis { $max } sein.
error-not-a-domain = Eines davon ist keine Domain. Schreiben Sie sie wie example.org, mit Kommas dazwischen.
error-not-a-sender = Das ist kein Absender. Schreiben Sie eine Adresse wie desk@example.org oder Name und Adresse wie Beispielclub <desk@example.org>.
error-not-a-color = Das ist keine Farbe. Schreiben Sie # und sechs Ziffern oder Buchstaben von a bis f, etwa #2b4aa8.
error-too-light = Diese Farbe ist zu hell, um auf Weiß gelesen zu werden. Wählen Sie eine dunklere.
error-not-an-image = Dieses Bild können wir nicht verwenden. Wählen Sie eine PNG-, JPEG- oder WebP-Datei.
error-image-too-heavy = Diese Datei ist zu groß: höchstens { $max } KiB. Speichern Sie das Bild kleiner und versuchen Sie es noch einmal.
error-image-too-large = Dieses Bild ist zu groß: höchstens { $max } Pixel auf jeder Seite. Verkleinern Sie es und versuchen Sie es noch einmal.

## Die Einstellungen in der Konsole

settings-lead = Was hier entschieden wird, gilt sofort und für alle. Neben jedem Wert steht, woher er kommt.
settings-parts = Teile der Einstellungen
settings-history = Änderungen
settings-change = Ändern
settings-locked = Gesperrt
settings-save = Speichern
settings-cancel = Abbrechen
settings-saved = Gespeichert: { $part }. Es gilt ab sofort.
settings-asked = { $people ->
    [one] Die neue Fassung der Datenschutzerklärung wird einer Person bei der nächsten Anmeldung vorgelegt.
   *[other] Die neue Fassung der Datenschutzerklärung wird { $people } Personen bei der nächsten Anmeldung vorgelegt.
}
settings-unset = nicht gesetzt
settings-default = Vorgabe
settings-now = Gilt jetzt
settings-back = Zurück zur Vorgabe
settings-back-title = Zurück zur Vorgabe?
settings-source-default = Vorgabe
settings-source-changed = Gesetzt von { $by }
settings-source-command-line = Auf der Kommandozeile gesetzt
settings-held-environment = Gesetzt durch { $name } in der Umgebung. Ändern Sie es dort und starten Sie Rollbook neu.
settings-held-file = Gesetzt durch { $name } in { $path }. Ändern Sie es dort und starten Sie Rollbook neu.
settings-held-command-line = Beim Start von Rollbook gesetzt. Ändern Sie es dort und starten Sie es neu.
settings-proof-title = Noch nicht gespeichert: Sind Sie es noch?
settings-proof-text = Seit Sie Ihr Passwort angegeben haben, sind mehr als fünf Minuten vergangen. Nichts von dem, was Sie geschrieben haben, ist verloren: Geben Sie es in einem neuen Tab noch einmal an, kommen Sie hierher zurück und speichern Sie.
settings-proof-link = Passwort angeben
settings-elsewhere-title = Unter dieser Adresse sind Sie gerade nicht
settings-elsewhere-text = Sobald sie gespeichert ist, kann man sich nur noch dort anmelden. Eine vertippte sperrt alle aus. Probieren Sie sie in einem neuen Tab; wenn dort dieses Rollbook antwortet, speichern Sie noch einmal:
settings-meanwhile-title = Jemand anderes hat das inzwischen geändert
settings-meanwhile-text = Nichts wurde überschrieben. Was Sie geschrieben haben, steht noch unten; was jetzt gilt, steht hier. Speichern Sie noch einmal, wenn Ihre Werte gelten sollen.

settings-site-title = Website
settings-site-lead = Wie der Dienst heißt und wo man ihn findet.
settings-site-name = Name des Dienstes
settings-site-name-hint = Steht auf jeder Seite und in jeder Mail. Höchstens 80 Zeichen.
settings-site-name-unset = Ohne Namen heißt er Rollbook.
settings-public-url = Öffentliche Adresse
settings-public-url-hint = Wo man Rollbook erreicht, etwa https://join.example.org: Jeder Link in einer Mail beginnt damit. Ein Wechsel von http zu https oder zurück meldet alle anderen ab.
settings-public-url-unset = Ohne sie führen Links zu der Adresse, an der der Server selbst lauscht.
settings-language = Sprache
settings-language-hint = Für alle, die keine nennen: Besucher, deren Browser keine der beiden spricht, und ihre Mails.
settings-language-unset = Ohne Wahl ist es Englisch.
settings-choice-english = Englisch
settings-choice-german = Deutsch
settings-choice-on = An
settings-choice-off = Aus

settings-look-title = Aussehen
settings-look-lead = Das Logo neben dem Namen und die Farbe von Knöpfen und Links.
settings-logo = Logo
settings-logo-hint = Steht auf jeder Seite neben dem Namen des Dienstes.
settings-logo-unset = Ohne eigenes wird das von Rollbook gezeigt.
settings-logo-lead = Steht auf jeder Seite neben dem Namen des Dienstes. Mails enthalten keine Bilder.
settings-logo-change = Logo ändern
settings-logo-file = Bild
settings-logo-file-hint = PNG, JPEG oder WebP, höchstens { $kib } KiB und { $side } Pixel je Seite. Gezeigt wird es höchstens 36 Pixel hoch und 180 breit; ein durchsichtiger Hintergrund passt zu hellen und dunklen Bildschirmen.
settings-logo-upload = Dieses Bild verwenden
settings-logo-remove = Logo entfernen
settings-logo-remove-text = Jede Seite zeigt wieder das Bild von Rollbook. Die Datei wird gelöscht.
settings-logo-meanwhile = Sehen Sie sich das Logo an, das jetzt gilt, und wählen Sie Ihr Bild noch einmal, wenn es an seine Stelle treten soll.
settings-accent = Akzentfarbe
settings-accent-hint = Als # und sechs Ziffern oder Buchstaben von a bis f, etwa #0b6b3a. Sie muss dunkel genug sein, um auf Weiß gelesen zu werden; für dunkle Bildschirme wird ein hellerer Ton daraus gemacht.
settings-accent-unset = Leer bedeutet das Blau von Rollbook.
settings-accent-nearest = Kontrast { $contrast } zu 1; nötig sind 4,5 zu 1. Der nächste Ton, der geht, ist { $color }.
settings-color-pick = Farbe auswählen

settings-mail-title = Mail
settings-mail-lead = Von wem die Mails kommen. Der Mailserver selbst wird dort eingerichtet, wo Rollbook gestartet wird.
settings-mail-from = Absender
settings-mail-from-hint = Eine Adresse oder Name und Adresse: Beispielclub <desk@example.org>. Ihr Mailserver muss bereit sein, dafür zu senden.
settings-mail-from-unset = Ohne ihn ist es rollbook@ und der Host der öffentlichen Adresse.

settings-registration-title = Registrierung
settings-registration-lead = Wer ein Konto bekommen kann und wie.
settings-registration-type = Wer sich registrieren darf
settings-choice-public = Alle
settings-choice-public-hint = Das Konto ist sofort offen. Keine Mail beweist die Adresse.
settings-choice-verified = Alle, die ihre Adresse beweisen
settings-choice-verified-hint = Eine Mail mit Link und Code wird gesendet; das Konto öffnet sich mit der Bestätigung.
settings-choice-closed = Niemand von sich aus
settings-choice-closed-hint = Administratoren registrieren die Leute, in der Konsole oder mit einem API-Schlüssel.
settings-domains = Erlaubte Mail-Domains
settings-domains-hint = Mit Kommas dazwischen, etwa example.org, example.com. Domains werden ganz verglichen: example.org lässt sub.example.org nicht herein.
settings-domains-unset = Leer bedeutet alle.
settings-realm = Interne Konten
settings-realm-hint = Aus bedeutet, dass gar niemand registriert werden kann. Bestehende Konten bleiben.

settings-passwords-title = Passwörter
settings-passwords-lead = Was ein neues Passwort erfüllen muss. Passwörter, die in Gebrauch sind, bleiben, wie sie sind.
settings-password-policy = Regel
settings-choice-low = Niedrig
settings-choice-low-hint = Mindestens 6 Zeichen. Nur, wo wenig auf dem Spiel steht.
settings-choice-high = Hoch
settings-choice-high-hint = Mindestens 12 Zeichen, nicht auf den Listen häufiger und geleakter Passwörter, nicht aus den Namen der Person oder der Website. Empfohlen.
settings-choice-composed = Zusammengesetzt
settings-choice-composed-hint = 8 bis 128 Zeichen mit dreien von: Kleinbuchstabe, Großbuchstabe, Ziffer, anderes.
settings-choice-custom = Eigene
settings-choice-custom-hint = Die drei Werte darunter.
settings-custom-length = Eigene: mindestens Zeichen
settings-custom-length-hint = 6 bis 128. Zählt nur mit der Regel Eigene.
settings-custom-classes = Eigene: Arten von Zeichen
settings-custom-classes-hint = Wie viele von Kleinbuchstabe, Großbuchstabe, Ziffer und anderem vorkommen müssen, 0 bis 4. Zählt nur mit der Regel Eigene.
settings-custom-blocklist = Eigene: bekannte Passwörter ablehnen
settings-custom-blocklist-hint = Häufige und geleakte, und solche aus den Namen der Person oder der Website. Zählt nur mit der Regel Eigene.
settings-unit-characters = Zeichen
settings-unit-classes = Arten
settings-unit-minutes = Minuten
settings-unit-hours = Stunden
settings-unit-days = Tage

settings-sign-in-title = Anmeldung
settings-sign-in-lead = Wie lange man angemeldet bleibt. Kürzere Zeiten gelten sofort, auch für alle, die gerade angemeldet sind.
settings-second-factor = Zweiter Faktor
settings-second-factor-hint = Ein Code aus einer Authenticator-App, neben dem Passwort. Wer noch keinen hat, wird zur Einrichtung geführt.
settings-choice-optional = Für alle, die einen wollen
settings-choice-optional-hint = Alle entscheiden selbst.
settings-choice-administrators = Pflicht für Administratoren
settings-choice-administrators-hint = Für alle, die Konten verwalten. Empfohlen.
settings-choice-everyone = Pflicht für alle
settings-choice-everyone-hint = Ohne ihn kommt niemand weiter als zu seiner Einrichtung.
settings-idle = Zeit ohne Tätigkeit
settings-idle-hint = Meldet ab, wer so lange nichts tut und nicht gemerkt werden wollte, 5 bis 1440.
settings-remembered = Gemerkte Anmeldung
settings-remembered-hint = Wie lange eine gemerkte Anmeldung gilt, und jede andere höchstens, 1 bis 90.
settings-administrators = Administratoren
settings-administrators-hint = Wer Konten verwaltet, meldet sich nach so langer Zeit neu an, benutzt oder nicht, 1 bis 12.

settings-privacy-title = Datenschutzerklärung
settings-privacy-lead = Wem die Leute zustimmen, wenn sie sich registrieren.
settings-privacy-text = Text
settings-privacy-text-hint = Eine leere Zeile beendet einen Absatz. Höchstens 100.000 Bytes.
settings-privacy-text-unset = Leer bedeutet den Text, der mit Rollbook kommt.
settings-privacy-version = Fassung
settings-privacy-version-hint = Nennen Sie eine neue Fassung, etwa das heutige Datum, wenn sich der Text in dem ändert, was er bedeutet: Dann wird er allen vorgelegt. Höchstens 40 Zeichen.
settings-privacy-people = { $people ->
    [one] Eine neue Fassung wird einer Person bei der nächsten Anmeldung vorgelegt.
   *[other] Eine neue Fassung wird { $people } Personen bei der nächsten Anmeldung vorgelegt.
}

settings-accounts-title = Konten
settings-accounts-lead = Was mit Konten im Lauf der Zeit geschieht.
settings-deletion-grace = Bedenkzeit
settings-deletion-grace-hint = So lange kann man das Konto zurückholen, das man gelöscht hat, 0 bis 365. Bei 0 wird es sofort getilgt.

settings-history-lead = Wer welche Einstellung wovon worauf geändert hat. Die neueste Änderung steht zuerst.
settings-history-setting = Einstellung
settings-history-all = Alle Einstellungen
settings-history-before = Vorher
settings-history-after = Nachher
settings-history-by = Von
settings-history-at = Wann
settings-by-command-line = Kommandozeile
settings-by-erased = getilgt
settings-history-empty = Nichts wurde geändert
settings-history-empty-text = Jede Änderung einer Einstellung wird hier stehen, mit dem, der sie gemacht hat, und dem, was vorher war.
