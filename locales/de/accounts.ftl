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

## Im Protokoll

audit-accounts-exported = Konten heruntergeladen
audit-filter-deleted = Gespeicherter Filter gelöscht
audit-filter-renamed = Gespeicherter Filter umbenannt
audit-filter-saved = Filter gespeichert
audit-job-cancelled = Aktion für viele Konten angehalten
audit-job-failed = Aktion für viele Konten gescheitert
audit-job-finished = Aktion für viele Konten fertig
audit-job-started = Aktion für viele Konten begonnen
