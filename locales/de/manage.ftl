## Die Liste der Konten

accounts-new = Neues Konto
accounts-filter = Filter der Liste
accounts-search = Name, Benutzername, Adresse oder Nummer
accounts-more-conditions = Weitere Bedingungen
accounts-columns = Spalten
accounts-days-hint = Tage beginnen und enden um Mitternacht UTC; beide zählen mit.
accounts-sort = Reihenfolge
accounts-any = Egal
accounts-yes = Ja
accounts-no = Nein
accounts-none = Keine
accounts-domain = Domain der Adresse
accounts-created-from = Angelegt ab
accounts-created-until = Angelegt bis
accounts-seen-from = Zuletzt da ab
accounts-seen-until = Zuletzt da bis
accounts-seen-never = Nie
accounts-locked = Gesperrt
accounts-locked-now = Gerade gesperrt
accounts-state-kept = Alle außer gelöschten
accounts-state-any = Alle, auch gelöschte
accounts-state-awaiting-email = Unbestätigt
accounts-state-active = Aktiv
accounts-state-disabled = Gesperrt
accounts-state-deleted = Gelöscht
accounts-role-admin = Administrator
accounts-role-moderator = Moderator
accounts-role-editor = Redakteur
accounts-role-users-admin = Verwaltet Konten
accounts-role-none = Ohne Rolle
accounts-column-name = Name
accounts-column-username = Benutzername
accounts-column-address = Adresse
accounts-column-state = Zustand
accounts-column-role = Rolle
accounts-column-tags = Schlagwörter
accounts-tag = Schlagwort
accounts-column-created = Angelegt
accounts-column-seen = Zuletzt da
accounts-column-confirmed = Adresse bestätigt
accounts-column-password = Hat ein Passwort
accounts-column-language = Sprache
accounts-column-id = Nummer
accounts-column-uuid = UUID
accounts-column-ext-id = Fremde Nummer
accounts-sort-name-up = Name, A bis Z
accounts-sort-name-down = Name, Z bis A
accounts-sort-username-up = Benutzername, A bis Z
accounts-sort-username-down = Benutzername, Z bis A
accounts-sort-address-up = Adresse, A bis Z
accounts-sort-address-down = Adresse, Z bis A
accounts-sort-created-up = Angelegt, älteste zuerst
accounts-sort-created-down = Angelegt, neueste zuerst
accounts-sort-seen-up = Zuletzt da, am längsten her zuerst
accounts-sort-seen-down = Zuletzt da, jüngste zuerst
accounts-sort-id-up = Nummer, niedrigste zuerst
accounts-sort-id-down = Nummer, höchste zuerst
accounts-count = { $count ->
    [one] Ein Konto
   *[other] { $count } Konten
}
accounts-count-more = Mehr als { $count } Konten
accounts-count-unknown = Einige von sehr vielen Konten
accounts-more-tags = und { $count } weitere
accounts-choose = Alle auf dieser Seite wählen
accounts-choose-one = { $name } wählen
accounts-export = Diese Konten herunterladen
accounts-export-what = Was die Datei enthält
accounts-export-text = Jedes Konto unter diesen Bedingungen, mit seinen Tags; nie ein Passwort. Wer sie wann herunterlädt, steht danach im Protokoll.
accounts-export-csv = Als Tabelle (CSV)
accounts-export-json = Für Programme (JSON)
accounts-cursor-lost = Die Adresse dieser Seite führt nirgends mehr hin. Hier ist die erste Seite.
accounts-cut-short = Auf diese Bedingungen passen so wenige, dass die Seite gekürzt wurde, um schnell zu bleiben. „Weiter“ sucht von hier aus weiter; eine andere Reihenfolge oder eine weitere Bedingung findet sie schneller.
accounts-faulty = Etwas im Filter ist nicht lesbar, deshalb steht hier keine Liste. Bitte unten berichtigen.
accounts-empty-title = Noch hat niemand ein Konto
accounts-empty-text = Wer sich registriert, erscheint hier. Sie können ein Konto auch selbst anlegen.
accounts-nothing-title = Niemand passt
accounts-nothing-text = Kein Konto erfüllt alle diese Bedingungen. Nehmen Sie eine weg oder sehen Sie sich alle Konten an.
accounts-end-title = Hier steht nichts mehr
accounts-end-text = Die Liste endet vor dieser Seite.

## Filter mit Namen

filters-title = Gespeicherte Filter
filters-lead = Alle, die Konten verwalten, sehen und teilen sie.
filters-manage = Verwalten
filters-save = Diese Liste unter einem Namen speichern
filters-save-button = Speichern
filters-saved = Gespeichert. Die Liste steht oben unter ihrem Namen.
filters-name = Name des Filters
filters-by = Gespeichert von
filters-rename = Name
filters-rename-button = Umbenennen
filters-delete = Löschen
filters-delete-one = { $name } löschen
filters-unreadable = Ein Teil dieses Filters ist nicht mehr lesbar. Öffnen Sie ihn, um zu sehen, welcher.
filters-empty-title = Keine gespeicherten Filter
filters-empty-text = Stellen Sie die Liste der Konten so ein, wie Sie sie oft brauchen, und speichern Sie sie unter einem Namen.

## Eine Aktion für viele Konten

bulk-title = Mit mehreren Konten
bulk-do = Was geschehen soll
bulk-of = Mit welchen
bulk-of-chosen = Die angekreuzten
bulk-of-all = Alle in dieser Liste ({ $count })
bulk-next = Weiter …
bulk-chosen = { $count } angekreuzt
bulk-back = Zurück zur Liste
bulk-and-more = und { $count } weitere
bulk-more-question = Mit mehr als { $count } Konten?
bulk-all-question = Mit allen, auf die der Filter passt?
bulk-not-counted = Es sind zu viele, um sie vorher zu zählen. Die Arbeit zählt sie unterwegs, und ihre Seite sagt, wie weit sie ist.
bulk-nobody-title = Niemand ist gemeint
bulk-nobody-text = Kein Konto passt mehr. Gehen Sie zurück und wählen Sie andere.
bulk-turn = Jedes Konto wird noch einmal angesehen, wenn es an der Reihe ist; wer dann nicht mehr zum Filter passt, wird übergangen.
bulk-background = Das läuft im Hintergrund. Sie sehen, wie weit es ist, und können es anhalten. Jede Änderung hat ihre eigene Zeile im Protokoll.
bulk-passes-over-own = Ihr eigenes Konto wird übergangen.
bulk-passes-over-rights = Konten mit Rechten werden übergangen; nur ein Administrator darf sie ändern.
bulk-tag-name = Schlagwort
bulk-tag-hint = Der Name eines Schlagworts, das es schon gibt.
bulk-reason = Grund
bulk-reason-hint = Für das Protokoll und für alle, die das Konto später ansehen. Darf leer bleiben.
bulk-tag = Schlagwort hinzufügen
bulk-tag-question = { $count ->
    [one] Einem Konto ein Schlagwort hinzufügen?
   *[other] { $count } Konten ein Schlagwort hinzufügen?
}
bulk-tag-follows = Konten, die es schon tragen, bleiben, wie sie sind.
bulk-tag-button = Schlagwort hinzufügen
bulk-untag = Schlagwort entfernen
bulk-untag-question = { $count ->
    [one] Von einem Konto ein Schlagwort entfernen?
   *[other] Von { $count } Konten ein Schlagwort entfernen?
}
bulk-untag-follows = Konten ohne dieses Schlagwort bleiben, wie sie sind.
bulk-untag-button = Schlagwort entfernen
bulk-resend-confirmation = Bestätigung erneut senden
bulk-resend-confirmation-question = { $count ->
    [one] Die Bestätigung erneut an ein Konto senden?
   *[other] Die Bestätigung erneut an { $count } Konten senden?
}
bulk-resend-confirmation-follows = Jedes unbestätigte Konto bekommt einen neuen Link und Code; ältere gelten nicht mehr. Wer bestätigt hat, keine Adresse hat oder in dieser Stunde schon mehrere solche Mails bekam, wird übergangen.
bulk-resend-confirmation-button = Senden
bulk-disable = Sperren
bulk-disable-question = { $count ->
    [one] Ein Konto sperren?
   *[other] { $count } Konten sperren?
}
bulk-disable-follows = Niemand kann sich mehr damit anmelden, und Sitzungen und Tokens enden sofort. Der letzte Administrator wird übergangen.
bulk-disable-button = Sperren
bulk-enable = Entsperren
bulk-enable-question = { $count ->
    [one] Ein Konto entsperren?
   *[other] { $count } Konten entsperren?
}
bulk-enable-follows = Gesperrte Konten können sich wieder anmelden. Wer die Adresse nie bestätigt hat, muss es weiterhin tun.
bulk-enable-button = Entsperren
bulk-end-sessions = Sitzungen beenden
bulk-end-sessions-question = { $count ->
    [one] Die Sitzungen eines Kontos beenden?
   *[other] Die Sitzungen von { $count } Konten beenden?
}
bulk-end-sessions-follows = Sie werden überall sofort abgemeldet, und Tokens anderer Programme gelten nicht mehr. Sie können sich wieder anmelden.
bulk-end-sessions-button = Sitzungen beenden
bulk-delete = Löschen
bulk-delete-question = { $count ->
    [one] Ein Konto löschen?
   *[other] { $count } Konten löschen?
}
bulk-delete-follows = Niemand kann sich mehr damit anmelden, und Sitzungen und Tokens enden sofort. Die Konten bleiben aufgehoben, Benutzername und fremde Nummer vergeben, bis jemand sie wiederherstellt oder endgültig entfernt. Der letzte Administrator wird übergangen.
bulk-delete-button = Löschen

jobs-title = Hintergrundarbeit
jobs-lead = Aktionen für viele Konten, die neuesten zuerst.
jobs-action = Aktion
jobs-state = Zustand
jobs-state-running = Läuft
jobs-state-done = Fertig
jobs-state-cancelled = Angehalten
jobs-state-failed = Gescheitert
jobs-progress = Fortschritt
jobs-dealt-with = { $done } von { $all } Konten
jobs-dealt-with-so-far = Bisher { $done } Konten, etwa { $percent } % des Weges
jobs-changed = Geändert
jobs-skipped = Übergangen
jobs-by = Begonnen von
jobs-created = Begonnen
jobs-finished = Beendet
jobs-cancel = Anhalten
jobs-cancel-hint = Was getan ist, bleibt getan.
jobs-refresh = Noch einmal nachsehen
jobs-to-accounts = Zu den Konten
jobs-failed = Das ging nicht weiter. Was vorher geschah, bleibt; Protokoll und Log sagen mehr.
jobs-failed-not-allowed = Wer es begonnen hat, darf Konten nicht mehr verwalten.
jobs-failed-tag-gone = Das Schlagwort, das der Filter nennt, gibt es nicht.
jobs-failed-broken = Die Ursache: { $cause }.
jobs-empty-title = Noch ist nichts gelaufen
jobs-empty-text = Wählen Sie Konten in der Liste oder filtern Sie sie, und tun Sie etwas mit allen auf einmal.
jobs-skips-title = Übergangen
jobs-skips-who = Wer
jobs-skip-already-so = Nichts zu tun
jobs-skip-no-longer-fits = Passt nicht mehr zum Filter
jobs-skip-gone = Nicht mehr da
jobs-skip-own = Ihr eigenes Konto
jobs-skip-out-of-reach = Hat Rechte; nur ein Administrator darf es ändern
jobs-skip-last-administrator = Letzter Administrator
jobs-skip-deleted = Gelöscht
jobs-skip-disabled = Gesperrt
jobs-skip-no-address = Hat keine Adresse
jobs-skip-already-confirmed = Schon bestätigt
jobs-skip-too-many-mails = Bekam in dieser Stunde schon mehrere solche Mails
jobs-skip-tag-retired = Das Schlagwort ist stillgelegt

## Der Rahmen der Konsole

console-search = Suchen
console-search-label = Konten, Mails, Schlagwörter und Seiten der Konsole suchen
console-state-active = Aktiv
console-state-awaiting-email = Unbestätigt
console-state-disabled = Gesperrt
console-state-deleted = Gelöscht

## Ein Konto in der Konsole

console-account-edit = Bearbeiten
console-account-share-link = Link übergeben
console-account-resend = Bestätigung erneut senden
console-account-invite = Einladung senden
console-account-confirm = Von Hand bestätigen
console-account-unlock = Entsperren
console-account-take-factor = Zweiten Faktor abnehmen …
console-account-enable = Aktivieren
console-account-disable = Deaktivieren …
console-account-restore = Wiederherstellen
console-account-delete = Löschen …
console-account-erase = Endgültig löschen …
console-account-out-of-reach = Dieses Konto hat eigene Rechte. Nur ein Administrator kann es ändern.
console-account-erase-at = Gelöscht. Endgültig entfernt wird es am
console-account-link-confirm = Link zum Bestätigen der Adresse
console-account-link-invite = Einladung, ein Passwort zu wählen

console-identity = Wer es ist
console-no-name = keiner; gezeigt wird der Benutzername
console-provisional = bis die Adresse bestätigt ist
console-ext-id = Fremde Kennung
console-created = Angelegt
console-no-language = die der Seite
console-privacy-version = Fassung { $version }
console-privacy-none = noch nicht zugestimmt
console-access = Zugang
console-state = Zustand
console-role-change = Ändern
console-has-password = gesetzt
console-has-no-password = keines; nur ein Link oder ein Token lässt dieses Konto ein
console-must-change = muss geändert werden
console-never = nie
console-factors = Zweiter Faktor
console-factors-none = keiner
console-factor-totp = Authenticator-App
console-failed = Falsche Passwörter in Folge
console-locked = Gesperrt
console-locked-until = bis
console-attempts = { $count ->
    [one] ein Versuch
   *[other] { $count } Versuche
}
console-links = { $count ->
    [one] Ein Link in Mails und auf Zetteln
   *[other] { $count } Links in Mails und auf Zetteln
}
console-link-by-hand = Übergeben
console-link-works-until = gilt bis
console-link-expired = abgelaufen
console-link-used = benutzt
console-link-replaced = beendet durch einen neueren oder eine Änderung
console-link-dead = gilt nicht mehr
console-history = Was mit ihm geschah
console-history-none = Nichts ist vermerkt.
console-sessions = Angemeldet
console-sessions-none = Niemand ist mit diesem Konto angemeldet.
console-session-unknown = Unbekannter Browser
console-session-this = Dieser Browser
console-session-factor = Zweiter Faktor
console-session-seen = zuletzt benutzt
console-session-remembered = bleibt angemeldet
console-end-all = Alle beenden …
console-end-one = Beenden
console-grants = API-Token
console-grants-none = Kein Programm hat ein Token dieses Kontos.
console-grant-until = bis
console-end-grant = Widerrufen
console-end-of-life = Ende des Kontos
console-end-own = Das ist dein eigenes Konto. Entfernen kannst du es auf deiner eigenen Seite:
console-account-audit-when = Wann
console-account-audit-what = Was
console-account-audit-who = Wer
console-history-created = Angelegt
console-history-registered = Registriert
console-history-set-up = Bei der Einrichtung angelegt
console-history-email-confirmed = Adresse bestätigt
console-history-confirmed-by-hand = Adresse von Hand bestätigt
console-history-invitation-accepted = Einladung angenommen
console-history-email-changed = Adresse geändert
console-history-recovered = Neues Passwort über einen Link gewählt
console-history-disabled = Deaktiviert
console-history-enabled = Aktiviert
console-history-deleted = Gelöscht
console-history-restored = Wiederhergestellt
console-history-role-changed = Rolle geändert
console-history-edited = Bearbeitet
console-history-unlocked = Entsperrt

## Warum eine Bestätigung nicht ankam

console-why-no-address = Keine Adresse
console-why-no-address-text = Dieses Konto hat keine Mailadresse; es gibt nichts zu bestätigen.
console-why-confirmed = Die Adresse ist bestätigt
console-why-confirmed-mail = Durch Link oder Code einer Mail,
console-why-confirmed-link = Durch einen übergebenen Link,
console-why-confirmed-hand = Von Hand, auf das Wort eines Administrators,
console-why-confirmed-creation = Durch den, der das Konto angelegt hat,
console-why-not-asked = Noch niemand hat um eine Bestätigung gebeten
console-why-not-asked-text = An diese Adresse ging noch keine Bestätigung. Sende eine, übergib einen Link, oder bestätige von Hand.
console-why-mail-gone = Die Mail ist nicht mehr aufbewahrt
console-why-mail-gone-text = Vor einiger Zeit ging eine Bestätigung hinaus. Sende eine neue.
console-why-handed-over = Ein Link wurde übergeben und wartet
console-why-handed-over-text = Es ging keine Mail hinaus. Die Person hat den Link und hat ihn noch nicht benutzt.
console-why-hand-expired = Der übergebene Link gilt nicht mehr
console-why-hand-expired-text = Übergib einen neuen, oder bestätige von Hand.
console-why-refused = Der Mailserver hat die Mail abgelehnt
console-why-refused-text = Von selbst wird es nicht noch einmal versucht. Die Worte des Servers sagen, warum; oft steckt ein Tippfehler in der Adresse.
console-why-given-up = Die Mail ließ sich nicht zustellen
console-why-given-up-text = Der Mailserver wurde immer wieder gefragt und nahm die Mail nie an. Wenn er wieder geht, sende die Bestätigung noch einmal.
console-why-discarded = Die Mail wurde verworfen
console-why-discarded-text = Ein Administrator nahm sie aus dem Ausgang, bevor sie hinausging. Sende eine neue.
console-why-no-server = Es ist kein Mailserver eingerichtet
console-why-no-server-text = Die Mail liegt bereit und wartet. Bis ein Server eingerichtet ist, übergib den Link.
console-why-retrying = Der Mailserver hat die Mail noch nicht angenommen
console-why-retrying-text = Es wird von selbst weiter versucht. Die Worte des Servers stehen unten.
console-why-waiting = Die Mail geht gleich hinaus
console-why-waiting-text = Sie wartet, bis sie an der Reihe ist, und geht in wenigen Sekunden ab.
console-why-sent = Die Mail ist hinausgegangen und blieb ohne Antwort
console-why-sent-text = Der Mailserver hat sie angenommen. Die Person sollte im Spam-Ordner nachsehen; der Link gilt noch.
console-why-expired = Die Mail ging hinaus, aber ihr Link ist abgelaufen
console-why-expired-text = Niemand hat ihn rechtzeitig benutzt. Sende einen neuen.
console-why-replaced = Der Link der letzten Mail wurde beendet
console-why-replaced-text = Ein neuerer Link oder eine Änderung am Konto hat ihn beendet. Sende einen neuen.
console-why-used = Der Link wurde benutzt
console-why-used-text = Der Link der letzten Mail wurde benutzt, ohne diese Adresse zu bestätigen. Sende eine neue Bestätigung.
console-why-mail = Mail
console-why-mail-show = Mail ansehen
console-why-to = An
console-why-reply = Worte des Servers
console-why-next = Nächster Versuch
console-why-when = Wann
console-why-link = Ihr Link

## Antworten auf Handlungen

console-flash-created = Das Konto ist angelegt.
console-flash-created-invited = Das Konto ist angelegt, und eine Einladung ist unterwegs.
console-flash-edited = Gespeichert.
console-flash-edited-mailed = Gespeichert. Eine Bestätigung ist zur neuen Adresse unterwegs.
console-flash-edited-not-mailed = Gespeichert. Es ging keine Bestätigung hinaus: Diese Adresse bekam in der letzten Stunde schon mehrere.
console-flash-unchanged = Es wurde nichts geändert.
console-flash-role-changed = Die Rolle ist geändert.
console-flash-tagged = Das Tag ist vergeben.
console-flash-untagged = Das Tag ist abgenommen.
console-flash-confirmed = Die Adresse ist bestätigt.
console-flash-resent = Eine neue Bestätigung ist unterwegs. Die früheren Links gelten nicht mehr.
console-flash-invited = Eine Einladung ist unterwegs. Die früheren gelten nicht mehr.
console-flash-sessions-ended = Beendet. Wer damit angemeldet war, muss sich neu anmelden.
console-flash-nothing-to-end = Es gab nichts zu beenden.
console-flash-unlocked = Das Konto ist entsperrt.
console-flash-not-locked = Das Konto war nicht gesperrt.
console-flash-factor-off = Der zweite Faktor ist abgenommen. Eine Mail sagt es der Person.
console-flash-no-factor = Das Konto hat keinen zweiten Faktor.
console-flash-disabled = Das Konto ist deaktiviert und überall abgemeldet.
console-flash-enabled = Das Konto ist wieder aktiv.
console-flash-deleted = Das Konto ist gelöscht. Hier kannst du es wiederherstellen.
console-flash-restored = Das Konto ist wieder da.
console-flash-no-address = Dieses Konto hat keine Mailadresse. Gib ihm erst eine.
console-flash-already-confirmed = Die Adresse ist schon bestätigt.
console-flash-has-password = Diese Person hat schon ein Passwort und braucht keine Einladung.
console-flash-is-disabled = Das Konto ist deaktiviert. Aktiviere es erst.
console-flash-too-many-mails = An diese Adresse gingen in der letzten Stunde schon mehrere solche Mails. Warte ein wenig, oder übergib den Link.
console-flash-already-disabled = Das Konto ist schon deaktiviert oder gelöscht.
console-flash-not-disabled = Das Konto war nicht deaktiviert.
console-flash-already-deleted = Das Konto ist schon gelöscht.
console-flash-not-deleted = Das Konto ist nicht gelöscht.
console-flash-is-deleted = Das Konto ist gelöscht. Stell es erst wieder her.
console-flash-own-account = Das geht nicht mit dem eigenen Konto.
console-flash-own-role = Niemand ändert die eigene Rolle. Bitte einen anderen Administrator.
console-flash-last-administrator = Das ist der letzte Administrator, der sich anmelden kann. Mach erst jemand anderen zum Administrator.
console-flash-no-such-tag = So ein Tag für Konten gibt es nicht.
console-flash-already-tagged = Das Konto trägt dieses Tag schon.
console-flash-not-tagged = Das Konto trug dieses Tag nicht.

## Fragen, bevor etwas geschieht

console-question-back = Zurück ohne Änderung
console-question-reason = Grund
console-question-reason-hint = Fürs Protokoll und für andere Administratoren. Die Person sieht ihn nicht.
console-factor-title = Den zweiten Faktor abnehmen?
console-factor-lead = Tu das für jemanden, der den Faktor und die Wiederherstellungscodes verloren hat, nachdem du sicher bist, dass es diese Person ist.
console-factor-password = Von da an öffnet allein das Passwort das Konto, bis ein neuer Faktor eingerichtet ist.
console-factor-codes = Auch die Wiederherstellungscodes enden.
console-factor-mail = Die Person bekommt eine Mail, die das sagt.
console-factor-button = Abnehmen
console-disable-title = Dieses Konto deaktivieren?
console-disable-lead = Die Person kann sich nicht mehr anmelden, bis jemand das Konto wieder aktiviert.
console-disable-sessions = Alle Sitzungen und API-Token enden sofort.
console-disable-taken = Benutzername und Adresse bleiben vergeben.
console-disable-back = Nichts geht verloren; das Aktivieren bringt alles zurück bis auf die Sitzungen.
console-disable-button = Deaktivieren
console-confirm-title = Die Adresse von Hand bestätigen?
console-confirm-lead = Tu das, wenn du weißt, dass die Adresse dieser Person gehört.
console-confirm-counts = Die Adresse gilt als bewiesen, und ein wartendes Konto ist offen.
console-confirm-links-end = Bestätigungslinks, die unterwegs sind, gelten nicht mehr.
console-confirm-no-password = Das Konto hat kein Passwort. Übergib danach eine Einladung, damit die Person eines wählen kann.
console-confirm-button = Bestätigen
console-end-all-title = Alle Sitzungen beenden?
console-end-all-lead = Wer mit diesem Konto angemeldet ist, muss sich neu anmelden.
console-end-all-signed-out = Jeder Browser wird abgemeldet.
console-end-all-tokens = Jedes API-Token wird widerrufen, samt dem, mit dem es erneuert wird.
console-end-all-button = Alle beenden
console-delete-title = Dieses Konto löschen?
console-delete-lead = Das Konto wird geschlossen und verschwindet aus den Listen. Du kannst es später wiederherstellen.
console-delete-sessions = { $count ->
    [0] Niemand ist angemeldet.
    [one] Eine Sitzung oder ein Token endet.
   *[other] { $count } Sitzungen und Token enden.
}
console-delete-taken = Benutzername, Adresse und fremde Kennung bleiben vergeben.
console-delete-kept = Alles bleibt aufbewahrt, bis jemand das Konto wiederherstellt oder endgültig löscht.
console-delete-button = Löschen
console-erase-title = Dieses Konto endgültig löschen?
console-erase-lead = Alles Folgende geht auf einmal.
console-erase-account = Das Konto selbst: { $username }, mit Namen, Adresse, Passwort und Einstellungen. Benutzername, Adresse und fremde Kennung werden frei.
console-erase-sessions = { $count ->
    [0] Keine Sitzung und kein Token.
    [one] Eine Sitzung oder ein Token.
   *[other] { $count } Sitzungen und Token.
}
console-erase-tags = { $count ->
    [0] Kein Tag.
    [one] Ein Tag, das es trägt; das Tag selbst bleibt.
   *[other] { $count } Tags, die es trägt; die Tags selbst bleiben.
}
console-erase-mails = { $count ->
    [0] Keine Mail.
    [one] Empfänger und Text einer Mail.
   *[other] Empfänger und Texte von { $count } Mails.
}
console-erase-audit = { $count ->
    [one] Das Persönliche in einer Zeile des Protokolls. Die Zeile selbst bleibt.
   *[other] Das Persönliche in { $count } Zeilen des Protokolls. Die Zeilen selbst bleiben.
}
console-erase-never-back = Nichts bringt es zurück, außer eine Sicherung der ganzen Anmeldung.
console-erase-button = Endgültig löschen

## Bearbeiten, die Rolle

console-edit-title = Konto bearbeiten
console-edit-name-hint = Wie andere ihn sehen. Ohne Namen wird der Benutzername gezeigt.
console-edit-email-hint = Eine andere Adresse beendet alle Sitzungen, Token und Links; die alte Adresse erfährt davon.
console-edit-proof = Wenn die Adresse eine andere ist
console-edit-proof-mail = Eine Bestätigung an sie senden
console-edit-proof-mail-hint = Sie gilt, wenn ihr Besitzer dem Link gefolgt ist.
console-edit-proof-hand = Sie ist bestätigt
console-edit-proof-hand-hint = Du weißt, dass sie dieser Person gehört.
console-edit-proof-later = Vorerst unbestätigt lassen
console-role-title = Rolle ändern
console-role-none = Keine Rolle
console-role-none-hint = Ein gewöhnliches Konto.
console-role-other-hint = Für andere Systeme, die die Rolle lesen; hier öffnet sie nichts.
console-role-admin-hint = Darf alles: Einstellungen, Schlüssel, andere Administratoren.
console-role-users-admin-hint = Verwaltet Konten ohne eigene Rechte; keine Einstellungen, Schlüssel oder Eigenschaften von Tags.
console-role-ends = Mit anderen Rechten wird die Person überall abgemeldet, und jeder vorher gesendete oder übergebene Link endet.

## Einen Link übergeben

console-link-title = Link übergeben
console-link-lead = Für jemanden, den keine Mail erreicht: der Link auf deinem Bildschirm, als QR-Code oder auf Papier. Das Passwort kennt immer nur die Person selbst.
console-link-refused = Dieser Link passt nicht zum Konto, wie es jetzt ist. Wähle noch einmal.
console-link-confirm = Die Adresse bestätigen
console-link-confirm-text = Die Person öffnet ihn und bestätigt. Ein Konto ohne Passwort bekommt auf derselben Seite eines.
console-link-invite = Das erste Passwort wählen
console-link-invite-text = Die Person wählt ein Passwort und kann sich anmelden.
console-link-reset = Ein neues Passwort wählen
console-link-reset-text = Für jemanden, der das Passwort vergessen hat. Nach einem zweiten Faktor wird trotzdem gefragt.
console-link-valid = { $hours ->
    [one] Er gilt einmal, eine Stunde lang, und beendet die früheren.
    [168] Er gilt einmal, eine Woche lang, und beendet die früheren.
   *[other] Er gilt einmal, { $hours } Stunden lang, und beendet die früheren.
}
console-link-make = Link erstellen
console-link-none = Es braucht keinen Link
console-link-none-text = Die Adresse ist bestätigt oder fehlt, oder das Konto ist geschlossen.
console-link-once = Dieser Link wird nur jetzt gezeigt. Übergib ihn, bevor du die Seite verlässt.
console-link-url = Der Link
console-link-until = Er gilt einmal, bis
console-link-safe = Wer ihn hat, kann ihn benutzen; gib ihn niemand anderem.
console-link-qr = QR-Code des Links
console-link-to-account = Zum Konto
console-slip-print = Zettel drucken
console-slip-for = Für
console-slip-confirm = Öffne diese Adresse, oder lies den Code mit dem Telefon, und bestätige deine Mailadresse mit dem Knopf.
console-slip-invite = Öffne diese Adresse, oder lies den Code mit dem Telefon, und wähle ein Passwort.
console-slip-reset = Öffne diese Adresse, oder lies den Code mit dem Telefon, und wähle ein neues Passwort.
console-slip-code = Oder gib deine Mailadresse und diesen Code ein bei
console-slip-until = Gilt bis
console-slip-note = Er gilt nur einmal. Behalte ihn für dich, und wirf ihn danach weg.

## Ein Konto anlegen

console-new-title = Neues Konto
console-new-lead = Du legst nie ein Passwort für jemand anderen fest: Die Person wählt es selbst.
console-new-who = Für wen es ist
console-new-username-hint = Buchstaben von a bis z, Ziffern, Bindestriche und Unterstriche. Niemand sonst darf ihn haben.
console-new-vouch = Die Adresse ist bestätigt
console-new-vouch-hint = Du weißt, dass sie dieser Person gehört.
console-new-welcome-title = Passwort
console-new-welcome = Wie die Person hineinkommt
console-new-mail = Einladung per Mail
console-new-mail-hint = Mit einem Link, um ein Passwort zu wählen. Er gilt eine Woche.
console-new-hand = Link zum Übergeben
console-new-hand-hint = Auf der nächsten Seite, auch als QR-Code und als Zettel zum Drucken.
console-new-none = Vorerst nichts
console-new-none-hint = Ohne Passwort lässt nur ein Token oder eine Mail zum Zurücksetzen das Konto ein.
console-new-no-server = Es ist kein Mailserver eingerichtet: Eine Einladung per Mail würde warten, bis es einen gibt.
console-new-more = Mehr
console-new-role-hint = Bevor du eine Rolle vergibst, wirst du nach deinem eigenen Passwort gefragt.
console-new-tags-hint = Namen von Tags, durch Kommas getrennt.
console-new-ext-id-hint = Eine ganze Zahl, unter der ein anderes System diese Person kennt. Sie lässt sich nie ändern.
console-new-button = Konto anlegen
console-new-prove = Um eine Rolle zu vergeben, brauchen wir dein Passwort noch einmal. Gib es in einem anderen Fenster ein, und schick dieses Formular dann noch einmal ab; nichts davon geht verloren.
console-new-prove-link = Passwort eingeben

## Tags

console-tags-lead = Womit Konten markiert werden, hier und in anderen Systemen.
console-tags-search = Name oder Beschreibung
console-tags-show = Zeigen
console-tags-any = Alle
console-tags-in-use = In Gebrauch
console-tags-retired = Zurückgezogen
console-tags-all = Alle
console-tags-count = { $count ->
    [one] Ein Tag
   *[other] { $count } Tags
}
console-tags-none = Noch keine Tags
console-tags-none-text = Ein Tag markiert Konten, die zusammengehören, etwa eine Mannschaft oder einen Kurs.
console-tags-none-found = Kein solches Tag
console-tags-none-found-text = Kein Tag passt zu diesem Filter.
console-tags-none-here = Dieses Konto trägt kein Tag.
console-tag-new = Neues Tag
console-tag-name = Name
console-tag-name-hint = Höchstens 64 Zeichen. Zwei Tags einer Art dürfen nicht gleich heißen.
console-tag-type = Art
console-tag-type-user = Für Konten
console-tag-type-user-hint = Kann an Konten vergeben werden.
console-tag-type-category = Für Kategorien
console-tag-type-category-hint = Wird für andere Systeme aufbewahrt; kein Konto trägt es.
console-tag-description = Beschreibung
console-tag-color = Farbe
console-tag-color-hint = Steht als Punkt neben dem Namen.
console-tag-visible = Sichtbar
console-tag-visible-hint = Andere Systeme dürfen es allen zeigen.
console-tag-active-label = Aktiv
console-tag-active-hint = Andere Systeme benutzen es.
console-tag-state = Zustand
console-tag-active = Aktiv
console-tag-inactive = Inaktiv
console-tag-hidden = Verborgen
console-tag-retired = Zurückgezogen
console-tag-is-retired = Dieses Tag ist zurückgezogen: Niemand kann es mehr bekommen.
console-tag-accounts = { $count ->
    [one] Ein Konto
   *[other] { $count } Konten
}
console-tag-retire = Zurückziehen
console-tag-retire-text = { $count ->
    [0] Es kann an niemanden mehr vergeben werden. Du kannst es zurückholen.
    [one] Es kann an niemanden mehr vergeben werden; das eine Konto, das es trägt, behält es. Du kannst es zurückholen.
   *[other] Es kann an niemanden mehr vergeben werden; die { $count } Konten, die es tragen, behalten es. Du kannst es zurückholen.
}
console-tag-retire-button = Tag zurückziehen
console-tag-restore = Zurückholen
console-tag-restore-text = Es kann wieder an Konten vergeben werden.
console-tag-restore-button = Tag zurückholen
console-tag-said-created = Das Tag ist angelegt.
console-tag-said-edited = Gespeichert.
console-tag-said-unchanged = Es wurde nichts geändert.
console-tag-said-retired = Das Tag ist zurückgezogen.
console-tag-said-restored = Das Tag ist wieder da.
console-give-tag-title = Tag hinzufügen
console-give-tag-button = Hinzufügen
console-give-tag-list = Aus einer Liste wählen
console-give-tag-search = Teil des Namens
console-give-tag-none = Kein solches Tag
console-give-tag-none-text = Kein Tag, das dieses Konto bekommen könnte, hat das in seinem Namen.
console-give-tag-most = Höchstens 20 werden gezeigt. Tippe mehr vom Namen, um andere zu finden.
console-take-tag = Abnehmen

## Every page

skip-link = Zum Inhalt springen

## The account

role-admin = Administration
role-moderator = Moderation
role-editor = Redaktion
role-users-admin = Verwaltet Konten

## Die Suche der Konsole

console-search-title = Suche
console-search-empty = Was suchen Sie?
console-search-empty-text = Irgendein Teil eines Namens, Benutzernamens oder einer Adresse; eine ID, UUID oder ext_id; die Adresse, an die eine Mail ging; ein Schlagwort; eine Seite oder Einstellung beim Namen. Die Taste / führt von überall ins Feld.
console-search-nothing = Nichts gefunden
console-search-nothing-text = Prüfen Sie die Schreibweise oder versuchen Sie einen kürzeren Teil. Endgültig gelöschte Konten sind nicht mehr zu finden; das Protokoll kennt ihre IDs.
console-search-pages = Seiten und Einstellungen
console-search-new-account = Neues Konto
console-search-carriers = { $count ->
    [one] ein Konto
   *[other] { $count } Konten
}
