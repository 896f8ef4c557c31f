## Start page

home-title = Startseite
home-welcome = Willkommen bei
home-lead = Erstellen Sie in etwa einer Minute Ihr Konto. Sie benötigen einen Namen, eine E-Mail-Adresse und ein Passwort.
home-lead-closed = Neue Konten werden von der Administration erstellt. Haben Sie schon eines? Melden Sie sich an.
home-greeting = Hallo,
home-greeting-lead = Sie sind bei { $site } angemeldet.
home-account = Ihr Konto
home-way-form = Formular ausfüllen
home-way-form-text = Ihr Name, Ihre E-Mail-Adresse und ein Passwort Ihrer Wahl.
home-way-mail = Unsere E-Mail öffnen
home-way-mail-text = Sie kommt in wenigen Sekunden an und lässt sich auf jedem Gerät öffnen.
home-way-in = Anmelden
home-way-in-text = Ihr Konto ist bereit.

## First start

setup-title = Willkommen bei Rollbook
setup-lead = Rollbook läuft. Noch sechs Angaben, dann sind Registrierungen möglich.
setup-part-site = Ihr Dienst
setup-site-name = Name Ihres Dienstes
setup-site-name-hint = Erscheint oben auf jeder Seite und in jeder E-Mail.
setup-public-url = Öffentliche URL
setup-public-url-hint = Die Adresse, die man im Browser öffnet, zum Beispiel https://join.example.org. Links in E-Mails beginnen damit.
setup-part-you = Ihr Administratorkonto
setup-name-hint = Für andere sichtbar.
setup-username-hint = Buchstaben von a bis z, Ziffern, Bindestriche und Unterstriche. Sie können sich damit anmelden.
setup-email-hint = Nachrichten an die Administration und ein Bestätigungslink gehen dorthin. Sie können sich auch damit anmelden. Ohne Mailserver zeigt Ihnen die Konsole, wie Sie die Adresse bestätigen.
setup-button = Einrichtung abschließen
setup-closed-title = Dieser Link gilt nicht mehr
setup-closed-text = Die Einrichtung ist bereits abgeschlossen, oder dieser Link wurde durch einen neueren ersetzt.
setup-closed-before = Betreiben Sie diesen Server? Mit
setup-closed-after = auf dem Server erhalten Sie einen neuen Link, sofern die Einrichtung nicht abgeschlossen ist.
not-set-up-title = Richten Sie Rollbook zuerst ein
not-set-up-text = Rollbook läuft, hat aber noch keinen Administrator. Der einmalige Einrichtungslink steht im Terminal oder im Log, wo Rollbook gestartet wurde.
not-set-up-after = auf dem Server erhalten Sie einen neuen Link.
not-set-up-visitors = Registrieren kann man sich, sobald die Einrichtung abgeschlossen ist.

## The API, and its setting

settings-recovery-tells = Unbekannte Adressen gegenüber Programmen offenlegen
settings-recovery-tells-hint = „Aus“ wird empfohlen. Bei „Ein“ erfährt ein Programm, das ein Passwort zurücksetzen will, ob es ein Konto mit der Adresse gibt, und mit ihm jeder andere.

## Die Einstellungen in der Konsole

settings-lead = Änderungen gelten sofort und für alle. Bei jedem Wert steht, woher er kommt.
settings-parts = Bereiche der Einstellungen
settings-history = Verlauf
settings-change = Bearbeiten
settings-locked = Schreibgeschützt
settings-save = Speichern
settings-cancel = Abbrechen
settings-saved = { $part } gespeichert. Gilt ab sofort.
settings-asked = { $people ->
    [one] 1 Person wird bei der nächsten Anmeldung um Zustimmung zur neuen Version der Datenschutzerklärung gebeten.
   *[other] { $people } Personen werden bei der nächsten Anmeldung um Zustimmung zur neuen Version der Datenschutzerklärung gebeten.
}
settings-unset = nicht gesetzt
settings-default = Standard
settings-now = Aktueller Wert
settings-back = Auf Standard zurücksetzen
settings-back-title = Auf Standard zurücksetzen?
settings-source-default = Standard
settings-source-changed = Gesetzt von { $by }
settings-source-command-line = Auf der Kommandozeile gesetzt
settings-held-environment = Gesetzt durch { $name } in der Umgebung. Ändern Sie es dort und starten Sie Rollbook neu.
settings-held-file = Gesetzt durch { $name } in { $path }. Ändern Sie es dort und starten Sie Rollbook neu.
settings-held-command-line = Beim Start auf der Kommandozeile gesetzt. Ändern Sie es dort und starten Sie Rollbook neu.
settings-proof-title = Noch nicht gespeichert: Bitte Identität bestätigen
settings-proof-text = Ihre letzte Passworteingabe liegt schon etwas zurück. Ihre Eingaben bleiben erhalten: Geben Sie Ihr Passwort in einem neuen Tab ein, kommen Sie hierher zurück und speichern Sie.
settings-proof-link = Passwort eingeben
settings-elsewhere-title = Das ist nicht die Adresse, die Sie gerade verwenden
settings-elsewhere-text = Sobald sie gespeichert ist, kann man sich nur noch unter der neuen Adresse anmelden. Ist sie falsch, sind alle ausgesperrt. Öffnen Sie sie in einem neuen Tab; wenn dort Rollbook antwortet, speichern Sie erneut:
settings-meanwhile-title = Jemand anderes hat diese Einstellung geändert
settings-meanwhile-text = Es wurde nichts überschrieben. Ihre Eingaben stehen unten, der aktuelle Wert hier. Speichern Sie erneut, um ihn zu ersetzen.

settings-site-title = Website
settings-site-lead = Der Name Ihres Dienstes und seine öffentliche URL.
settings-site-name = Name des Dienstes
settings-site-name-hint = Erscheint auf jeder Seite und in jeder E-Mail. Höchstens 80 Zeichen.
settings-site-name-unset = Wenn leer: Rollbook.
settings-public-url = Öffentliche URL
settings-public-url-hint = Wo Rollbook erreichbar ist, zum Beispiel https://join.example.org. Links in E-Mails beginnen damit. Ein Wechsel von http zu https oder zurück meldet alle anderen ab.
settings-public-url-unset = Wenn leer, verwenden Links die Adresse, an der der Server lauscht.
settings-language = Standardsprache
settings-language-hint = Für Besucher, deren Browser keine unterstützte Sprache anfordert, und für E-Mails an sie.
settings-language-unset = Wenn nicht gesetzt: Englisch.
settings-choice-english = Englisch
settings-choice-german = Deutsch
settings-formality = Anrede in deutschen Texten
settings-formality-hint = Wie Seiten und E-Mails Personen auf Deutsch ansprechen. Die Konsole verwendet immer „Sie“, und von Ihnen bearbeitete E-Mail-Texte bleiben unverändert.
settings-choice-formal = Förmlich (Siezen)
settings-choice-informal = Persönlich (Duzen)
settings-choice-on = Ein
settings-choice-off = Aus

settings-look-title = Branding
settings-look-lead = Ihr Logo und die Farbe von Schaltflächen und Links, auf Seiten und in E-Mails.
settings-logo = Logo
settings-logo-hint = Erscheint oben auf jeder Seite und in jeder E-Mail. Ein quadratisches Logo ist auch das Symbol im Browser-Tab.
settings-logo-unset = Wenn nicht gesetzt, erscheint das Logo von Rollbook.
settings-logo-lead = Erscheint oben auf jeder Seite und in jeder E-Mail. Ein quadratisches Logo ist auch das Symbol im Browser-Tab.
settings-logo-change = Logo ändern
settings-logo-file = Bild
settings-logo-file-hint = PNG, JPEG oder WebP, höchstens { $kib } KiB und { $side } Pixel je Seite. Es erscheint höchstens 36 Pixel hoch und 180 breit. In E-Mails erscheint es nur als PNG oder JPEG mit höchstens { $heaviest } KiB.
settings-logo-upload = Logo hochladen
settings-logo-remove = Logo entfernen
settings-logo-remove-text = Jede Seite zeigt wieder das Logo von Rollbook, E-Mails zeigen nur den Namen. Die Datei wird gelöscht.
settings-logo-meanwhile = Prüfen Sie das aktuelle Logo und wählen Sie Ihr Bild erneut, um es zu ersetzen.
settings-dark-logo = Logo für den Dunkelmodus
settings-dark-logo-hint = Optional. Ersetzt das Logo für alle, die den Dunkelmodus verwenden.
settings-dark-logo-unset = Wenn nicht gesetzt, erscheint auch im Dunkelmodus das Logo oben.
settings-dark-logo-lead = Ersetzt das Logo auf Seiten im Dunkelmodus. E-Mails zeigen immer das normale Logo auf hellem Hintergrund.
settings-dark-logo-upload = Logo für den Dunkelmodus hochladen
settings-dark-logo-remove = Logo für den Dunkelmodus entfernen
settings-dark-logo-remove-text = Im Dunkelmodus erscheint wieder das normale Logo. Die Datei wird gelöscht.
settings-logo-name = Name im Logo
settings-logo-name-hint = Enthält das Logo den Namen, wird es allein angezeigt, und Screenreader lesen den Namen als Beschreibung vor.
settings-choice-logo-name = Das Logo enthält den Namen
settings-choice-logo-no-name = Namen neben dem Logo anzeigen
settings-preview = Vorschau aktualisieren
settings-preview-light = Seite im Hellmodus
settings-preview-dark = Seite im Dunkelmodus
settings-preview-mail = E-Mail
settings-accent = Akzentfarbe
settings-accent-hint = # und sechs Ziffern oder Buchstaben von a bis f, zum Beispiel #0b6b3a. Sie muss dunkel genug sein, um auf Weiß lesbar zu sein. Im Dunkelmodus wird ein hellerer Ton verwendet.
settings-accent-unset = Wenn leer: das Blau von Rollbook.
settings-accent-nearest = Der Kontrast beträgt { $contrast }:1, nötig sind 4,5:1. Der nächste geeignete Ton ist { $color }.
settings-color-pick = Farbe wählen

settings-mail-title = E-Mail
settings-mail-lead = Der Absender der E-Mails. Der Mailserver wird dort eingerichtet, wo Rollbook gestartet wird.
settings-mail-from = Absender
settings-mail-from-hint = Eine Adresse oder Name und Adresse, zum Beispiel Beispielclub <konten@example.org>. Ihr Mailserver muss diesen Absender zulassen.
settings-mail-from-unset = Wenn leer: rollbook@ und der Host der öffentlichen URL.
settings-audit-head = Empfänger der täglichen Prüfprotokoll-E-Mail
settings-audit-head-hint = Nummer und Hash des neuesten Eintrags gehen einmal täglich an diese Adresse. Wählen Sie ein Postfach, das niemand mit Zugriff auf diesen Server ändern kann. Zum Vergleichen dient später „rollbook audit verify“.
settings-audit-head-unset = Wenn leer, wird keine E-Mail gesendet.

settings-registration-title = Registrierung
settings-registration-lead = Wer ein Konto bekommen kann und wie.
settings-registration-type = Wer sich registrieren darf
settings-choice-public = Alle
settings-choice-public-hint = Konten sind sofort aktiv. E-Mail-Adressen werden nicht bestätigt.
settings-choice-verified = Alle, die ihre E-Mail-Adresse bestätigen
settings-choice-verified-hint = Wir senden eine E-Mail mit Link und Code. Das Konto wird aktiv, wenn die Adresse bestätigt ist.
settings-choice-closed = Nur auf Einladung
settings-choice-closed-hint = Administratoren erstellen Konten, in der Konsole oder mit einem API-Schlüssel.
settings-domains = Erlaubte E-Mail-Domains
settings-domains-hint = Durch Kommas getrennt, zum Beispiel example.org, example.com. Subdomains sind nicht eingeschlossen: example.org erlaubt sub.example.org nicht.
settings-domains-unset = Wenn leer: alle Domains.
settings-realm = Interne Konten
settings-realm-hint = Bei „Aus“ können gar keine Konten erstellt werden. Bestehende Konten funktionieren weiter.

settings-passwords-title = Passwörter
settings-passwords-lead = Anforderungen an neue Passwörter. Bestehende Passwörter sind nicht betroffen.
settings-password-policy = Passwortrichtlinie
settings-choice-low = Niedrig
settings-choice-low-hint = Mindestens 6 Zeichen. Nur für Websites, bei denen wenig auf dem Spiel steht.
settings-choice-high = Hoch
settings-choice-high-hint = Mindestens 12 Zeichen, kein häufiges oder geleaktes Passwort und nicht aus dem Namen der Person oder der Website gebildet. Empfohlen.
settings-choice-composed = Zeichenklassen
settings-choice-composed-hint = 8 bis 128 Zeichen mit drei von diesen: Kleinbuchstaben, Großbuchstaben, Ziffern, andere Zeichen.
settings-choice-custom = Benutzerdefiniert
settings-choice-custom-hint = Die drei Einstellungen darunter.
settings-custom-length = Benutzerdefiniert: Mindestlänge
settings-custom-length-hint = 6 bis 128. Gilt nur für die Richtlinie „Benutzerdefiniert“.
settings-custom-classes = Benutzerdefiniert: Zeichenklassen
settings-custom-classes-hint = Wie viele davon erforderlich sind: Kleinbuchstaben, Großbuchstaben, Ziffern, andere Zeichen. 0 bis 4. Gilt nur für die Richtlinie „Benutzerdefiniert“.
settings-custom-blocklist = Benutzerdefiniert: häufige Passwörter ablehnen
settings-custom-blocklist-hint = Lehnt häufige und geleakte Passwörter ab sowie solche aus dem Namen der Person oder der Website. Gilt nur für die Richtlinie „Benutzerdefiniert“.
settings-unit-characters = Zeichen
settings-unit-classes = Klassen
settings-unit-minutes = Minuten
settings-unit-hours = Stunden
settings-unit-days = Tage

settings-sign-in-title = Anmeldung
settings-sign-in-lead = Wie lange Personen angemeldet bleiben. Kürzere Zeiten gelten sofort, auch für alle, die gerade angemeldet sind.
settings-second-factor = Zwei-Schritt-Anmeldung
settings-second-factor-hint = Ein Code aus einer Authenticator-App zusätzlich zum Passwort. Wer sie noch nicht eingerichtet hat, wird dazu aufgefordert.
settings-choice-optional = Optional
settings-choice-optional-hint = Alle entscheiden selbst.
settings-choice-administrators = Pflicht für Administratoren
settings-choice-administrators-hint = Für alle, die Konten verwalten. Empfohlen.
settings-choice-everyone = Pflicht für alle
settings-choice-everyone-hint = Ohne Einrichtung geht es nicht weiter.
settings-proof-minutes = Gültigkeit der Identitätsbestätigung
settings-proof-minutes-hint = So lange kann man nach Eingabe von Passwort oder Code Einstellungen, Rollen und Schlüssel ändern und Daten exportieren, ohne erneut gefragt zu werden. 1 bis 60.
settings-idle = Abmeldung bei Inaktivität
settings-idle-hint = Meldet Personen nach dieser Zeit ohne Aktivität ab, sofern sie nicht angemeldet bleiben wollten. 5 bis 1440.
settings-remembered = Maximale Sitzungsdauer
settings-remembered-hint = Wie lange Personen angemeldet bleiben, die das wünschen. Keine andere Sitzung dauert länger. 1 bis 90.
settings-administrators = Sitzungsdauer für Administratoren
settings-administrators-hint = Wer Konten verwaltet, muss sich nach dieser Zeit erneut anmelden, aktiv oder nicht. 1 bis 12.

settings-privacy-title = Datenschutzerklärung
settings-privacy-lead = Wozu Personen bei der Registrierung ihre Zustimmung geben.
settings-privacy-text = Englischer Text
settings-privacy-text-hint = In Markdown: # beginnt eine Überschrift, - eine Liste, eine leere Zeile einen neuen Absatz, und Links sehen so aus: [Text](https://example.org). Kein HTML, keine Bilder. Höchstens 100.000 Bytes.
settings-privacy-text-unset = Gibt es den Text nur in einer Sprache, sehen ihn alle. Sind beide leer, wird der Standardtext von Rollbook verwendet.
settings-privacy-text-german = Deutscher Text
settings-privacy-text-german-hint = Wird allen angezeigt, die Deutsch verwenden. Gleiches Format.
settings-privacy-preview-english = Englisch
settings-privacy-preview-german = Deutsch
settings-privacy-version = Version
settings-privacy-version-hint = Geben Sie eine neue Version an, zum Beispiel das heutige Datum, wenn sich die Bedeutung des Textes ändert. Dann werden alle erneut um Zustimmung gebeten. Höchstens 40 Zeichen.
settings-privacy-people = { $people ->
    [one] 1 Person wird bei der nächsten Anmeldung um Zustimmung zu einer neuen Version gebeten.
   *[other] { $people } Personen werden bei der nächsten Anmeldung um Zustimmung zu einer neuen Version gebeten.
}

settings-accounts-title = Konten
settings-accounts-lead = Was mit gelöschten Konten geschieht.
settings-deletion-grace = Bedenkzeit
settings-deletion-grace-hint = Wie lange ein selbst gelöschtes Konto wiederhergestellt werden kann. 0 bis 365. Bei 0 wird es sofort endgültig gelöscht.

settings-history-lead = Wer welche Einstellung geändert hat, mit altem und neuem Wert. Die neuesten zuerst.
settings-history-setting = Einstellung
settings-history-all = Alle Einstellungen
settings-history-before = Vorher
settings-history-after = Nachher
settings-history-by = Geändert von
settings-history-at = Wann
settings-by-command-line = Kommandozeile
settings-by-erased = endgültig gelöschtes Konto
settings-history-empty = Noch keine Änderungen
settings-history-empty-text = Hier steht jede Änderung einer Einstellung, mit der Person und dem vorherigen Wert.

## Die erste Seite der Konsole

console-home-lead = Was zu erledigen ist und wie man sich bei { $site } registriert und anmeldet.
console-home-attention = Zu erledigen
console-home-quiet = Alles in Ordnung
console-home-quiet-text = E-Mails werden gesendet, niemand ist gesperrt, und die letzte Sicherung ist aktuell.
console-home-broken = Das Prüfprotokoll wurde manipuliert
console-home-broken-text = Eintrag { $line } passt nicht zu den vorherigen. Klären Sie, wer Zugriff auf die Datei hatte, und vergleichen Sie sie mit einer Sicherung.
console-home-broken-action = Prüfprotokoll anzeigen
console-home-disk = Wenig Speicherplatz
console-home-disk-text = Auf dem Datenträger der Datenbank sind nur noch { $free } frei. Ist er voll, kann sich niemand mehr registrieren oder anmelden.
console-home-system = System anzeigen
console-home-no-mail = Es ist kein Mailserver eingerichtet
console-home-no-mail-text = E-Mails bleiben im Postausgang ({ $waiting } warten), und Sie müssen Links selbst teilen. Setzen Sie ROLLBOOK_SMTP_URL und starten Sie Rollbook neu, um sie zu senden.
console-home-outbox = Postausgang anzeigen
console-home-no-url = Die öffentliche URL ist nicht gesetzt
console-home-no-url-text = Links in E-Mails führen zur lokalen Adresse dieses Servers, die von außen nicht erreichbar ist.
console-home-settings = Öffentliche URL setzen
console-home-no-backup = Noch keine Sicherung
console-home-no-backup-text = Geht die Datenbank verloren, sind alle Konten verloren. Erstellen Sie jetzt eine Sicherung und lassen Sie „rollbook backup“ jede Nacht laufen.
console-home-old-backup = Die letzte Sicherung ist { $days } Tage alt
console-home-old-backup-text = Erstellen Sie jetzt eine und klären Sie, warum es keine neuere gibt.
console-home-backup-action = Sicherungen
console-home-webhooks = Nach Fehlern pausierte Webhooks: { $count }
console-home-webhooks-text = Sie haben 24 Stunden lang nichts angenommen. Ereignisse werden 30 Tage aufbewahrt, aber nicht gesendet.
console-home-webhooks-action = Webhooks anzeigen
console-home-failed = Nicht zugestellte E-Mails: { $count }
console-home-failed-text = Der Mailserver hat sie abgelehnt oder zwei Tage lang nicht angenommen. Die Empfänger warten noch.
console-home-mail = E-Mails anzeigen
console-home-delayed = Verzögerte E-Mails: { $count }
console-home-delayed-text = Der Mailserver hat sie beim ersten Versuch nicht angenommen. Sie werden automatisch erneut gesendet.
console-home-unconfirmed = Seit mehr als einem Tag unbestätigt: { $count }
console-home-unconfirmed-text = Ihre Links sind abgelaufen. Senden Sie echten Personen einen neuen Link und löschen Sie die übrigen Konten.
console-home-accounts = Konten anzeigen
console-home-locked = Nach zu vielen falschen Passwörtern gesperrt: { $count }
console-home-locked-text = Konten werden nach zehn Minuten automatisch entsperrt oder wenn das Passwort zurückgesetzt wird.
console-home-figures = Die letzten { $days } Tage
console-home-utc = Tage in UTC.
console-home-ranges = Zeitraum
console-home-range = { $days } Tage
console-home-compare = { $percent } % gegenüber den { $days } Tagen davor ({ $before })
console-home-compare-same = Gleich viele wie in den { $days } Tagen davor
console-home-compare-none = Auch in den { $days } Tagen davor keine
console-home-compare-nothing = Keine in den { $days } Tagen davor
console-home-compare-unknown = Noch kein Vergleich: Gezählt wird erst seit dem { $since }
console-home-week = Woche
console-home-chart-weeks = { $figure } pro Woche über { $days } Tage: { $sum } insgesamt, höchstens { $highest } in der Woche vom { $week }.
console-home-registrations = Registrierungen
console-home-confirmations = Bestätigungen
console-home-sign-ins = Anmeldungen
console-home-chart = { $figure } pro Tag über { $days } Tage: { $sum } insgesamt, höchstens { $highest } am { $day }.
console-home-chart-none = { $figure } pro Tag über { $days } Tage: keine.
console-home-today = Heute: { $count }
console-home-table = Als Tabelle anzeigen
console-home-day = Tag
console-home-funnel = Von der Registrierung zur Anmeldung
console-home-funnel-text = Personen, die sich in den letzten { $days } Tagen mit einer zu bestätigenden E-Mail-Adresse registriert haben.
console-home-funnel-registered = Registriert
console-home-funnel-mail-sent = E-Mail gesendet
console-home-funnel-opened = Link geöffnet
console-home-funnel-confirmed = Bestätigt
console-home-funnel-signed-in = Angemeldet

## Die Seite über das System

console-system-lead = Der Server, auf dem Rollbook läuft, und sein Zustand.
console-system-version = Rollbook
console-system-schema = Schema { $schema }
console-system-uptime = Läuft seit
console-system-uptime-value = { $days } T { $hours } Std. { $minutes } Min.
console-system-database = Datenbank
console-system-log = plus { $size } im Write-Ahead-Log
console-system-free = Freier Speicherplatz
console-system-audit-lines = Einträge im Prüfprotokoll
console-system-sessions = Aktive Sitzungen
console-system-settings = Einstellungen
console-system-key = Siegelschlüssel
console-system-checks = Prüfungen
console-system-check = Alle Prüfungen ausführen
console-system-checks-text = Wie „rollbook check“: die Einstellungen, die Datenbankdatei, der Siegelschlüssel sowie Verbindung und Anmeldung beim Mailserver. Bei einer großen Datenbank kann das dauern. Rollbook läuft dabei weiter.
console-system-checking = Die Prüfungen laufen. Bei einer großen Datenbank kann das dauern. Die Ergebnisse erscheinen hier.
console-system-checking-since = Gestartet
console-system-checked-at = Zuletzt ausgeführt
console-system-help-settings = Korrigieren Sie es in Rocket.toml oder der Umgebung und starten Sie Rollbook neu.
console-system-help-database = Halten Sie Rollbook an, bewahren Sie die Datei unverändert auf und spielen Sie die neueste intakte Sicherung ein. Siehe docs/operating.md.
console-system-help-key = Stellen Sie die Schlüsseldatei von ihrem Aufbewahrungsort wieder her. Ohne sie sind E-Mails im Postausgang und die Zwei-Schritt-Anmeldung nicht nutzbar.
console-system-help-mail = Korrigieren Sie ROLLBOOK_SMTP_URL und starten Sie Rollbook neu. Verwenden Sie smtp:// für Port 587 mit STARTTLS oder smtps:// für Port 465.
console-system-clock = Uhrzeit im Vergleich zum Mailserver
console-system-clock-none = Es gibt keinen Mailserver zum Vergleichen.
console-system-clock-not-told = Der Mailserver nennt seine Uhrzeit nicht, wie die meisten. Vergleichen Sie die Uhrzeit dieser Seite mit einer verlässlichen Uhr.
console-system-clock-same = Die Uhren stimmen überein, auf { $seconds } s genau.
console-system-clock-ahead = Die Uhr des Mailservers geht { $seconds } s vor. Eine der beiden geht falsch. Links und Sperren laufen nach der Uhr dieses Servers ab.
console-system-clock-behind = Die Uhr des Mailservers geht { $seconds } s nach. Eine der beiden geht falsch. Links und Sperren laufen nach der Uhr dieses Servers ab.
console-system-backup = Sicherungen
console-system-backup-make = Sicherung erstellen
console-system-backup-last = Letzte Sicherung:
console-system-backup-none = Noch keine Sicherung.
console-system-backup-text = Jede Sicherung wird nach dem Schreiben geöffnet und geprüft. Lassen Sie „rollbook backup“ regelmäßig laufen und kopieren Sie die Sicherungen auf einen anderen Server.
console-system-backed-up = Sicherung erstellt und geprüft.
console-system-backing-up = Eine Sicherung läuft: Fortschritt anzeigen
console-system-support = Bericht für den Support
console-system-support-text = Für alle, die Ihnen helfen. Er enthält keine Geheimnisse, Namen oder E-Mail-Adressen. Prüfen Sie ihn trotzdem, bevor Sie ihn senden.
console-system-in-force = Start-Einstellungen
console-system-in-force-text = Sie kommen aus Rocket.toml, der Umgebung oder der Kommandozeile. Änderungen gelten nach einem Neustart. Geheimnisse werden nicht angezeigt. Was sich im laufenden Betrieb ändern lässt, steht unter Einstellungen.
console-system-setting = Einstellung
console-system-value = Wert
console-system-source = Quelle
console-system-not-set = nicht gesetzt
console-system-source-default = Standard
console-system-source-command = Kommandozeile
console-backup-title = Sicherung erstellen
console-backup-what = Was gesichert wird
console-backup-text = Die Datenbank ({ $size }) wird als konsistente Momentaufnahme in den Ordner „backups“ daneben kopiert. Rollbook läuft dabei weiter.
console-backup-free = { $free } Speicherplatz frei.
console-backup-key = Der Siegelschlüssel ist nicht enthalten. Bewahren Sie ihn getrennt auf.
console-backup-elsewhere = Fällt der Datenträger aus, ist auch eine Sicherung darauf verloren. Kopieren Sie sie auf einen anderen Server.
console-backup-back = Zurück zum System
console-backup-again = Erneut versuchen
console-backup-progress-title = Sicherung
console-backup-copied = { $percent } % kopiert
console-backup-proving = Kopiert; wird jetzt geprüft
console-backup-goes-on = Sie können diese Seite verlassen. Die Sicherung läuft weiter.
console-backup-failed = Die Sicherung ist fehlgeschlagen.
console-backup-failed-elsewhere = Es läuft bereits eine andere Sicherung, zum Beispiel von der Kommandozeile aus. Warten Sie, bis sie abgeschlossen ist.
console-backup-failed-in-the-way = Die Datei { $file } ist bereits vorhanden. Verschieben Sie sie und versuchen Sie es erneut.
console-backup-failed-no-room = Die Sicherung benötigt { $needed }, es sind aber nur { $free } frei. Schaffen Sie Speicherplatz oder führen Sie „rollbook backup --to“ mit einem Ordner auf einem anderen Datenträger aus.
console-backup-failed-stopped = Rollbook wurde beendet, bevor die Sicherung vollständig war.
console-backup-failed-otherwise = Die Sicherung konnte nicht erstellt werden: { $cause }.

## Was `rollbook check` und die Konsole finden (auch die Schritte einer Probe des Mailservers)

phrase-verbatim = { $text }
check-settings-usable = Alle Werte sind gültig.
check-file-not-yet = { $file } gibt es noch nicht; der erste Start erstellt die Datei.
check-database-whole = { $file } ist intakt; Schema { $schema } von { $known }
check-database-newer = { $file } hat Schema { $schema }, diese Version von Rollbook unterstützt nur bis { $known }. Verwenden Sie die neuere Version.
check-database-damaged = { $file } ist beschädigt: { $damage }. Spielen Sie eine Sicherung ein.
check-key-in-settings = Der Siegelschlüssel kommt aus den Einstellungen.
check-key-in-settings-wrong = Der Siegelschlüssel in den Einstellungen passt nicht zu dieser Datenbank. Tragen Sie den Schlüssel ein, mit dem sie versiegelt wurde.
check-key-there = { $file } ist vorhanden; bewahren Sie eine Kopie getrennt von den Sicherungen auf.
check-key-missing = { $file } fehlt. Stellen Sie die Datei wieder her, sonst sind versiegelte Daten nicht lesbar.
check-key-wrong = { $file } enthält einen Siegelschlüssel, der nicht zu dieser Datenbank passt. Stellen Sie die passende Datei wieder her.
check-mail-none = Es ist kein Mailserver eingerichtet; E-Mails bleiben im Postausgang (ROLLBOOK_SMTP_URL).
probe-connected = verbunden mit { $host } unter { $address }
probe-not-encrypted = unverschlüsselt, wie eingestellt
probe-encrypted = verschlüsselt, mit gültigem Zertifikat für { $host }
probe-server-name = der Server nennt sich { $name }
probe-signed-in = angemeldet als { $user } mit { $mechanism }
probe-goodbye = Verbindung beendet; E-Mails können gesendet werden
probe-folder = E-Mails werden nach { $folder } geschrieben
probe-memory = E-Mails bleiben im Speicher

## First steps

checklist-title = Erste Schritte
checklist-lead = { $done } von { $all } erledigt.
checklist-done = erledigt
checklist-dismiss = Ausblenden
checklist-dismissed = Die ersten Schritte sind ausgeblendet.
checklist-mail = Mailserver einrichten
checklist-mail-text = Ohne Mailserver warten E-Mails, und Sie teilen jeden Link selbst. Diese Seite zeigt, wie es geht, und sendet eine Test-E-Mail.
checklist-confirm = Eigene E-Mail-Adresse bestätigen
checklist-confirm-text = Öffnen Sie den Link in der Bestätigungs-E-Mail. Noch kein Mailserver? Ihre Kontoseite bietet den Link an.
checklist-backup = Sicherung erstellen
checklist-backup-text = Rollbook prüft jede Sicherung, nachdem sie erstellt wurde.
checklist-privacy = Datenschutzerklärung schreiben
checklist-privacy-text = Wer sich registriert, stimmt ihr zu. Beginnen Sie mit dem Standardtext.
checklist-logo = Logo hochladen
checklist-logo-text = Es erscheint auf jeder Seite und in E-Mails.
checklist-colleague = Zweiten Administrator anlegen
checklist-colleague-text = Damit jemand helfen kann, wenn Sie keinen Zugang mehr haben.

## API reference

api-docs-title = API-Referenz
api-docs-lead = Alle Endpunkte für Programme mit ihren Feldern und Antworten. Für Werkzeuge und Client-Generatoren:
api-docs-credentials = Zugangsdaten
api-docs-nobody = nicht nötig
api-docs-parameters = Parameter
api-docs-body = Anfrage
api-docs-required = erforderlich
api-docs-answers = Antworten
api-docs-try = Ausprobieren
api-docs-try-text = Aufrufe gehen an diesen Server und ändern echte Daten.
api-docs-credential = Zugriffstoken oder API-Schlüssel
api-docs-credential-hint = Bleibt auf dieser Seite und wird mit jedem Aufruf gesendet. Bei Endpunkten, die nichts verlangen, leer lassen.
api-docs-send = Anfrage senden
api-docs-failed = Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.
