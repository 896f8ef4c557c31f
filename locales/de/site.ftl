## Start page

home-title = Start
home-welcome = Willkommen bei
home-lead = In einer Minute hast du ein Konto. Du brauchst einen Namen, eine E‑Mail-Adresse und ein Passwort.
home-lead-closed = Neue Konten legt hier die Administration an. Hast du schon eines? Dann komm herein.
home-greeting = Hallo,
home-greeting-lead = Du bist bei { $site } angemeldet.
home-account = Dein Konto
home-way-form = Ein kurzes Formular ausfüllen
home-way-form-text = Dein Name, deine Adresse und ein Passwort deiner Wahl.
home-way-mail = Unsere Mail öffnen
home-way-mail-text = Sie kommt in wenigen Sekunden, und du kannst sie auf jedem Gerät öffnen.
home-way-in = Anmelden
home-way-in-text = Dein Konto ist bereit, und es gehört dir.

## First start

setup-title = Willkommen bei Rollbook
setup-lead = Rollbook läuft. Noch sechs Angaben, dann kann man sich hier registrieren.
setup-part-site = Dein Dienst
setup-site-name = Name deines Dienstes
setup-site-name-hint = Er steht oben auf jeder Seite und in jeder Mail.
setup-public-url = Adresse dieser Seite
setup-public-url-hint = Die, die man im Browser öffnet, zum Beispiel https://join.example.org. Links in Mails beginnen damit.
setup-part-you = Du, die Administration
setup-name-hint = So, wie andere ihn sehen sollen.
setup-username-hint = Buchstaben von a bis z, Ziffern, Bindestriche und Unterstriche. Du kannst dich damit anmelden.
setup-email-hint = Nachrichten an die Administration gehen dorthin. Auch damit kannst du dich anmelden.
setup-button = Los geht’s
setup-closed-title = Dieser Link gilt nicht mehr
setup-closed-text = Die Einrichtung ist schon fertig, oder ein neuerer Link hat diesen ersetzt.
setup-closed-before = Ist das dein Server? Mit
setup-closed-after = in seiner Shell bekommst du einen neuen Link, solange die Einrichtung noch aussteht.

## The API, and its setting

settings-recovery-tells = Programmen unbekannte Adressen melden
settings-recovery-tells-hint = Aus ist sicher. Bei „An“ erfährt ein Programm, das ein neues Passwort anfordert, ob jemand die Adresse hat, und mit ihm jeder andere.

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

## Die erste Seite der Konsole

console-home-lead = Was Sie braucht und wie die Leute zu { $site } kommen.
console-home-attention = Braucht Aufmerksamkeit
console-home-quiet = Nichts braucht Sie
console-home-quiet-text = Die Mails gehen hinaus, niemand ist ausgesperrt, und die letzte Sicherung ist frisch.
console-home-broken = Das Protokoll wurde hinter Rollbooks Rücken geändert
console-home-broken-text = Zeile { $line } folgt nicht aus dem, was davor steht. Klären Sie, wer an die Datei herankam, und vergleichen Sie sie mit einer Sicherung.
console-home-broken-action = Zum Protokoll
console-home-disk = Auf der Platte ist wenig Platz
console-home-disk-text = Wo die Datenbank liegt, sind noch { $free } frei. Ist sie voll, kann sich niemand mehr registrieren oder anmelden.
console-home-system = Zum System
console-home-no-mail = Es ist kein Mailserver eingerichtet
console-home-no-mail-text = Mails bleiben im Ausgang (wartend: { $waiting }), und die Leute brauchen ihre Links von Hand. Setzen Sie ROLLBOOK_SMTP_URL und starten Sie Rollbook neu, um sie zu senden.
console-home-outbox = Ausgang öffnen
console-home-no-url = Die öffentliche URL ist nicht gesetzt
console-home-no-url-text = Links in Mails führen auf die Maschine selbst, die von außen niemand erreicht.
console-home-settings = Setzen
console-home-no-backup = Es gibt noch keine Sicherung
console-home-no-backup-text = Geht diese Datei verloren, sind alle Konten weg. Machen Sie eine erste Kopie und lassen Sie „rollbook backup“ jede Nacht laufen.
console-home-old-backup = Die letzte Sicherung ist { $days } Tage alt
console-home-old-backup-text = Machen Sie jetzt eine und sehen Sie nach, warum seither keine entstanden ist.
console-home-backup-action = Sicherungen
console-home-failed = Mails, die nicht ankamen: { $count }
console-home-failed-text = Der Mailserver hat sie abgelehnt, oder sie wurden zwei Tage lang vergeblich versucht. Die Leute dahinter warten.
console-home-mail = Warum?
console-home-delayed = Mails, die erneut versucht werden: { $count }
console-home-delayed-text = Der Mailserver hat sie beim ersten Mal nicht angenommen. Sie werden von selbst wieder versucht.
console-home-unconfirmed = Vor mehr als einem Tag registriert und nie bestätigt: { $count }
console-home-unconfirmed-text = Ihre Links sind abgelaufen. Schicken Sie echten Leuten einen neuen und löschen Sie den Rest.
console-home-accounts = Anzeigen
console-home-locked = Nach falschen Passwörtern gesperrt: { $count }
console-home-locked-text = Eine Sperre endet nach zehn Minuten von selbst; ein neues Passwort per Mail beendet sie sofort.
console-home-figures = Die letzten { $days } Tage
console-home-utc = Ein Tag ist einer in UTC.
console-home-registrations = Registrierungen
console-home-confirmations = Bestätigungen
console-home-sign-ins = Anmeldungen
console-home-chart = { $figure } je Tag über { $days } Tage: { $sum } insgesamt, höchstens { $highest } am { $day }.
console-home-chart-none = { $figure } je Tag über { $days } Tage: keine.
console-home-today = Heute: { $count }
console-home-table = Dieselben Zahlen als Tabelle
console-home-day = Tag
console-home-funnel = Vom Formular zur ersten Anmeldung
console-home-funnel-text = Wie weit die gekommen sind, die sich in den letzten { $days } Tagen registriert und eine Adresse zu bestätigen hatten.
console-home-funnel-registered = Registriert
console-home-funnel-mail-sent = Mail gesendet
console-home-funnel-opened = Link geöffnet
console-home-funnel-confirmed = Bestätigt
console-home-funnel-signed-in = Angemeldet

## Die Seite über das System

console-system-lead = Worauf Rollbook läuft und ob alles heil ist.
console-system-version = Rollbook
console-system-schema = Schema { $schema }
console-system-uptime = Läuft seit
console-system-uptime-value = { $days } T { $hours } Std. { $minutes } Min.
console-system-database = Datenbank
console-system-log = dazu { $size } in ihrem Log
console-system-free = Frei auf der Platte
console-system-audit-lines = Zeilen des Protokolls
console-system-sessions = Offene Sitzungen
console-system-settings = Einstellungen
console-system-key = Siegelschlüssel
console-system-checks = Prüfungen
console-system-check = Alles prüfen
console-system-checks-text = Dasselbe wie „rollbook check“: Einstellungen, die ganze Datei, der Schlüssel und der Weg zum Mailserver bis zur Anmeldung. Bei einer großen Datei dauert es eine Weile; alles läuft dabei weiter.
console-system-checking = Die Prüfungen laufen. Bei einer großen Datei dauert das eine Weile; was sie finden, steht danach hier.
console-system-checking-since = Begonnen
console-system-checked-at = Stand
console-system-help-settings = Berichtigen Sie es in Rocket.toml oder der Umgebung und starten Sie Rollbook neu.
console-system-help-database = Halten Sie Rollbook an, heben Sie die Datei auf, wie sie ist, und spielen Sie die neueste heile Sicherung ein. docs/operating.md sagt, wie.
console-system-help-key = Legen Sie die Schlüsseldatei von dort zurück, wo Sie sie aufheben. Ohne sie bleiben wartende Mails und zweite Faktoren verschlossen.
console-system-help-mail = Berichtigen Sie ROLLBOOK_SMTP_URL und starten Sie Rollbook neu. smtp:// ist Port 587 mit STARTTLS, smtps:// ist Port 465.
console-system-clock = Die Uhr neben der des Mailservers
console-system-clock-none = Es gibt keinen Mailserver zum Vergleichen.
console-system-clock-not-told = Der Mailserver sagt seine Zeit nicht, wie die meisten. Vergleichen Sie die Zeit dieser Seite mit einer Uhr, der Sie trauen.
console-system-clock-same = Die Uhr des Mailservers zeigt dasselbe, auf { $seconds } s.
console-system-clock-ahead = Die Uhr des Mailservers geht { $seconds } s vor. Eine der beiden geht falsch; Links und Sperren enden nach der dieser Maschine.
console-system-clock-behind = Die Uhr des Mailservers geht { $seconds } s nach. Eine der beiden geht falsch; Links und Sperren enden nach der dieser Maschine.
console-system-backup = Sicherungen
console-system-backup-make = Sicherung machen
console-system-backup-last = Die letzte, von der Rollbook weiß:
console-system-backup-none = Rollbook weiß noch von keiner.
console-system-backup-text = Eine Kopie wird geöffnet, geprüft und gezählt, ehe sie Sicherung heißt. Lassen Sie „rollbook backup“ von einem Timer laufen und bringen Sie die Kopien auf eine andere Maschine.
console-system-backed-up = Die Kopie wurde gemacht, geöffnet, geprüft und gezählt.
console-system-backing-up = Eine Sicherung wird gerade gemacht: so weit ist sie
console-system-support = Text für den Support
console-system-support-text = Für alle, die Ihnen helfen: kein Geheimnis, kein Name, keine Adresse. Sehen Sie ihn trotzdem durch, ehe Sie ihn schicken.
console-system-in-force = Geltende Start-Einstellungen
console-system-in-force-text = Sie kommen aus Rocket.toml, der Umgebung oder der Kommandozeile und ändern sich mit dem nächsten Start. Geheimnisse werden nicht gezeigt. Was sich im Betrieb ändern lässt, steht unter Einstellungen.
console-system-setting = Einstellung
console-system-value = Wert
console-system-source = Woher
console-system-not-set = nicht gesetzt
console-system-source-default = Vorgabe
console-system-source-command = Kommandozeile
console-backup-title = Sicherung machen
console-backup-what = Eine Kopie von allem
console-backup-text = Die Datenbank ({ $size }) wird in den Ordner „backups“ daneben kopiert, so wie sie in einem Augenblick ist. Alles läuft dabei weiter.
console-backup-free = { $free } sind auf der Platte frei.
console-backup-key = Der Siegelschlüssel ist nicht darin. Heben Sie ihn getrennt auf.
console-backup-elsewhere = Eine Kopie auf derselben Platte geht mit ihr verloren: Bringen Sie sie auf eine andere Maschine.
console-backup-back = Zurück zum System
console-backup-again = Noch einmal versuchen
console-backup-progress-title = Sicherung
console-backup-copied = { $percent } % kopiert
console-backup-proving = Alles ist kopiert; die Kopie wird geöffnet, geprüft und gezählt
console-backup-goes-on = Sie können diese Seite verlassen: Die Sicherung geht ohne sie weiter, und alles andere auch.
console-backup-failed = Es wurde keine Sicherung gemacht.
console-backup-failed-elsewhere = In diesem Augenblick wurde schon eine andere Sicherung gemacht, etwa von der Befehlszeile aus. Warten Sie, bis sie fertig ist.
console-backup-failed-in-the-way = Die Datei { $file } ist im Weg. Räumen Sie sie beiseite und versuchen Sie es noch einmal.
console-backup-failed-no-room = Die Kopie braucht { $needed }, und auf der Platte sind nur { $free } frei. Schaffen Sie Platz, oder geben Sie „rollbook backup --to“ einen Ort auf einer anderen Platte.
console-backup-failed-stopped = Rollbook wurde beendet, bevor die Kopie vollständig war.
console-backup-failed-otherwise = Die Kopie war nicht möglich: { $cause }.

## Was `rollbook check` und die Konsole finden (auch die Schritte einer Probe des Mailservers)

phrase-verbatim = { $text }
check-settings-usable = Alle Werte sind brauchbar.
check-file-not-yet = { $file } gibt es noch nicht; der erste Start legt die Datei an.
check-database-whole = { $file } ist unversehrt; Schema { $schema } von { $known }
check-database-newer = { $file } hat das Schema { $schema }, dieses Rollbook kennt { $known }. Nehmen Sie das neuere Rollbook.
check-database-damaged = { $file } ist beschädigt: { $damage }. Spielen Sie eine Sicherung ein.
check-key-in-settings = Der Schlüssel steht in den Einstellungen.
check-key-in-settings-wrong = Der Schlüssel in den Einstellungen ist ein anderer als der, mit dem diese Datenbank versiegelt wurde. Tragen Sie den passenden ein.
check-key-there = { $file } ist da; bewahren Sie eine Kopie getrennt von den Sicherungen auf.
check-key-missing = { $file } fehlt. Legen Sie die Datei zurück, sonst bleibt das Versiegelte verschlossen.
check-key-wrong = { $file } enthält einen anderen Schlüssel als den, mit dem diese Datenbank versiegelt wurde. Legen Sie die passende Datei zurück.
check-mail-none = Kein Mailserver ist eingerichtet; E-Mails bleiben im Ausgang (ROLLBOOK_SMTP_URL).
probe-connected = verbunden mit { $host } unter { $address }
probe-not-encrypted = unverschlüsselt, wie eingestellt
probe-encrypted = verschlüsselt, mit gültigem Zertifikat für { $host }
probe-server-name = der Server nennt sich { $name }
probe-signed-in = angemeldet als { $user } mit { $mechanism }
probe-goodbye = verabschiedet; E-Mails können gesendet werden
probe-folder = E-Mails werden nach { $folder } geschrieben
probe-memory = E-Mails bleiben im Speicher
