## Mails über die Adresse und das Ende eines Kontos

mail-new-address = Neue Adresse
mail-undo-button = Das war ich nicht: diese Adresse behalten

mail-newaddress-subject = Bestätige deine neue Adresse für { $site }
mail-newaddress-title = Bestätige deine neue Adresse
mail-newaddress-text =
    Jemand möchte diese Adresse für sein Konto bei { $site } nutzen.
    Wenn du das warst, öffne diese Seite und bestätige mit dem Knopf:
mail-newaddress-button = Neue Adresse bestätigen
mail-newaddress-code = Oder gib diesen Code auf der Seite deines Kontos ein:
mail-newaddress-not-you =
    Warst du das nicht? Dann musst du nichts tun. Ohne deine
    Bestätigung kann niemand deine Adresse hier nutzen.

mail-changeasked-subject = Jemand möchte deine Adresse bei { $site } ändern
mail-changeasked-title = Deine Adresse soll geändert werden
mail-changeasked-text =
    Jemand, der in deinem Konto bei { $site } angemeldet ist, hat um
    eine andere Mail-Adresse gebeten. Sie gilt, sobald die neue
    Adresse bestätigt ist; bis dahin ändert sich nichts.
mail-changeasked-not-you =
    Warst du das nicht? Dann kommt jemand anderes in dein Konto. Öffne
    die Seite unten bis { $until }: Diese Adresse bleibt, alle
    Geräte werden abgemeldet, und du wählst ein neues Passwort.

mail-changed-subject = Deine Adresse bei { $site } wurde geändert
mail-changed-title = Deine Adresse wurde geändert
mail-changed-text =
    Die neue Adresse deines Kontos bei { $site } wurde bestätigt. Ab
    jetzt meldest du dich mit ihr an, und alle Mails gehen dorthin.
mail-changed-not-you =
    Warst du das nicht? Öffne die Seite unten bis { $until }: Diese
    Adresse kommt zurück, alle Geräte werden abgemeldet, und du wählst
    ein neues Passwort.

mail-wanted-subject = Jemand wollte deine Adresse bei { $site }
mail-wanted-title = Diese Adresse gehört schon dir
mail-wanted-text =
    Jemand wollte diese Adresse für sein Konto bei { $site } nutzen.
    Sie gehört zu deinem Konto, deshalb wurde nichts geändert.
mail-wanted-not-you =
    Warst du das selbst, mit einem zweiten Konto? Dann melde dich in
    dem an, das diese Adresse hat. Sonst musst du nichts tun: Die
    andere Person hat nicht erfahren, dass du ein Konto hast.

mail-deletion-subject = Dein Konto bei { $site } wird gelöscht
mail-deletion-title = Dein Konto wird gelöscht
mail-deletion-text =
    Dein Konto bei { $site } ist geschlossen, wie du es wolltest. Alle
    Geräte sind abgemeldet. An dem Tag unten wird alles darin
    endgültig gelöscht.
mail-deletion-at = Gelöscht am
mail-deletion-not-you =
    Hast du es dir anders überlegt, oder warst du das nicht? Bis dahin
    bringt diese Seite dein Konto zurück, wie es war:
mail-deletion-button = Mein Konto behalten

## Die Einstellungen des eigenen Kontos

account-profile = Name und Profil
account-profile-value = Was andere von dir sehen
account-profile-lead = Was andere von dir sehen.
account-profile-changed = Dein Profil ist gespeichert.
account-email-changed = Deine neue Adresse gilt ab jetzt.
account-privacy-agreed = Danke. Deine Zustimmung ist festgehalten.
account-email-pending = Wartet auf die neue Adresse
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
account-your-data = Deine Daten
account-privacy-value = Du hast Version { $version } zugestimmt
account-data = Deine Daten herunterladen
account-data-value = Eine Kopie von allem, was über dich gespeichert ist
account-delete = Dein Konto löschen
account-delete-value = Mit einigen Tagen, um es dir anders zu überlegen

## Name und Profil

account-name-hint = So sehen dich andere. Bleibt das Feld leer, steht dort dein Benutzername.
account-username-hint = Du kannst dich damit anmelden. Buchstaben, Ziffern, _ und -.
account-bio = Über dich
account-location = Ort
account-website = Website
account-website-hint = Beginnt mit https:// oder http://
account-save = Speichern

## Die Adresse

account-email-lead = Mit ihr meldest du dich an, und Mails über dein Konto gehen dorthin.
account-email-now = Jetzt
account-email-new = Neue Adresse
account-email-change = Adresse ändern
account-email-add = Adresse hinzufügen
account-email-confirm-this = Bestätigungsmail schicken
account-email-change-lead = Die neue Adresse gilt, sobald du sie mit der Mail bestätigst, die wir dorthin schicken. Bis dahin ändert sich nichts.
account-email-change-button = Mail schicken
account-email-told = Auch deine alte Adresse bekommt eine Nachricht. Von dort lässt sich die Änderung sieben Tage lang zurücknehmen.
account-leave-it = Lassen, wie es ist
account-email-waits = Die neue Adresse ist noch nicht bestätigt
account-email-waits-text = Öffne den Link in der Mail, die wir dorthin geschickt haben, oder gib ihren Code ein. Bis dahin ändert sich nichts.
account-email-asked = Angefragt
account-email-until = Gültig bis
account-email-code-hint = Sechs Ziffern, aus der Mail an die neue Adresse.
account-email-code-button = Bestätigen
account-email-no-mail = Nach einigen Minuten keine Mail? Sieh im Spam-Ordner nach, und prüfe, ob die Adresse stimmt.
account-email-again = Noch einmal schicken
account-email-cancel = Änderung abbrechen
account-email-change-ended = Mit dem alten Passwort ist auch die begonnene Änderung deiner Adresse beendet. Wenn sie von dir kam, beginne sie neu.
account-email-cancelled = Die Änderung ist abgebrochen. Deine Adresse bleibt, wie sie ist.
account-email-gone = Es wartet keine Änderung. Sie wurde bestätigt, abgebrochen oder ist abgelaufen.
account-email-too-many = Du hast eben mehrmals um eine neue Adresse gebeten. Warte eine Stunde und versuch es dann noch einmal.

## Hinter den Links der Mails

email-confirm-title = Bestätige deine neue Adresse
email-confirm-lead = Ein Klick, und das ist die Adresse deines Kontos bei { $site }.
email-confirm-button = Ja, diese Adresse nutzen
email-confirmed-title = Deine Adresse ist geändert
email-confirmed-text = Ab jetzt meldest du dich mit ihr an, und Mails gehen dorthin. Deine alte Adresse bekommt eine Nachricht darüber.
email-undo-title = Die Änderung zurücknehmen
email-undo-lead-asked = Jemand, der in deinem Konto angemeldet ist, hat um eine andere Adresse gebeten. Sie ist noch nicht bestätigt.
email-undo-lead-changed = Jemand, der in deinem Konto angemeldet war, hat seine Adresse geändert.
email-undo-old = Deine Adresse
email-undo-until = Diese Seite geht bis
email-undo-address = Dein Konto bekommt diese Adresse zurück oder behält sie.
email-undo-sessions = Alle Browser und Apps werden abgemeldet.
email-undo-password = Das Passwort gilt nicht mehr, denn jemand anderes könnte es kennen. Du wählst ein neues per Mail.
email-undo-button = Ja, zurücknehmen
email-undo-was-you = Warst du das selbst? Dann schließ diese Seite einfach, und es passiert nichts.
email-undone-title = Dein Konto gehört wieder dir
email-undone-text = Die Änderung ist zurückgenommen, und alle sind abgemeldet. Wähle jetzt ein neues Passwort: Wir schicken eine Mail an diese Adresse.
email-undone-button = Neues Passwort wählen
email-failed-at = Am
email-failed-taken = Diese Adresse gehört inzwischen zu einem anderen Konto, deshalb wurde nichts geändert.
email-failed-used = Dieser Link hat seine Arbeit getan: Die Adresse ist bestätigt.
email-failed-expired = Dieser Link ist zu alt. Melde dich an und bitte noch einmal um die Änderung.
email-failed-replaced = Diese Änderung wurde abgebrochen, zurückgenommen oder durch eine neuere ersetzt.
email-failed-overtaken = Das Konto hat inzwischen eine andere Adresse, von der dieser Link nicht zurückführt. Wenn dein Konto in fremden Händen ist, sag es der Verwaltung.
email-failed-undone = Die Änderung wurde schon zurückgenommen. Wenn du noch kein neues Passwort gewählt hast, tu es jetzt.
email-failed-undo-expired = Die Zeit, die Änderung zurückzunehmen, ist vorbei. Wenn dein Konto in fremden Händen ist, sag es der Verwaltung.
email-failed-unknown = Wir kennen diesen Link nicht. Wurde er ganz kopiert? Öffne ihn direkt aus der Mail.

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

## Eine Kopie der eigenen Daten

account-data-lead = Eine Kopie von allem, was { $site } über dich speichert, zum Lesen oder zum Mitnehmen.
account-data-holds = Dein Profil, Daten, Rechte und Schlagwörter, die Zustimmung zum Datenschutz, wo du angemeldet bist, verbundene Apps, Mails an dich und das Protokoll dessen, was mit deinem Konto geschah.
account-data-html = Als Seite zum Lesen
account-data-json = Als Daten (JSON)
account-data-secrets = Dein Passwort steht nicht darin, denn wir kennen es selbst nicht. Auch nicht die Texte der Mails, die Links enthalten.

## Das Konto löschen

account-delete-lead = { $days ->
    [one] Dein Konto wird sofort geschlossen und nach einem Tag endgültig gelöscht. Bis dahin kannst du es zurückholen.
   *[other] Dein Konto wird sofort geschlossen und nach { $days } Tagen endgültig gelöscht. Bis dahin kannst du es zurückholen.
}
account-delete-at-once = Dein Konto wird sofort gelöscht. Es lässt sich nicht zurückholen.
account-delete-goes = Was verschwindet
account-delete-stays = Was bleibt
account-delete-profile = Dein Konto und sein Profil:
account-delete-sessions = { $count ->
    [one] Diese Sitzung
   *[other] Alle { $count } Sitzungen: jeder Browser wird abgemeldet
}
account-delete-tokens = { $count ->
    [0] Die Schlüssel von Apps (es ist keine verbunden)
    [one] Der Schlüssel einer verbundenen App
   *[other] Die Schlüssel von { $count } verbundenen Apps
}
account-delete-tags = { $count ->
    [one] Ein Schlagwort an deinem Konto
   *[other] { $count } Schlagwörter an deinem Konto
}
account-delete-mails = { $count ->
    [0] Adresse und Text von Mails an dich (es gibt keine)
    [one] Adresse und Text einer Mail an dich
   *[other] Adresse und Text von { $count } Mails an dich
}
account-delete-audit = { $count ->
    [one] Eine Zeile im Protokoll der Änderungen, ohne deinen Namen, deine Adresse und alles andere über dich
   *[other] { $count } Zeilen im Protokoll der Änderungen, ohne deinen Namen, deine Adresse und alles andere über dich
}
account-delete-data-first = Möchtest du eine Kopie behalten?
account-delete-sure = Ja, ich möchte mein Konto löschen.
account-delete-sure-short = Bestätigung
account-delete-button = Mein Konto löschen
account-delete-keep = Behalten
account-deleted-title = Dein Konto ist geschlossen
account-deleted-text = Du bist überall abgemeldet. Alles darin wird endgültig gelöscht am:
account-deleted-mail = Wir haben dir eine Mail mit einem Link geschickt, der es bis dahin zurückbringt. Auch eine Anmeldung mit deinem Passwort geht dafür.
account-deleted-no-mail = Bis dahin kannst du es zurückholen: Melde dich mit deinem Passwort an.
account-deleted-now = Alles darin ist gelöscht.
account-deleted-home = Zur Startseite
deletion-undo-title = Dein Konto behalten?
deletion-undo-lead = Dein Konto bei { $site } ist geschlossen und wird gelöscht.
deletion-undo-leave = Möchtest du es löschen? Dann schließ diese Seite einfach.
deletion-undo-by-mail = Die Anmeldung in zwei Schritten ist an, darum genügt das Passwort allein nicht. Öffne den Link in der Mail, die dir die Löschung gemeldet hat.
deletion-undo-ask = Die Anmeldung in zwei Schritten ist an, darum genügt das Passwort allein nicht. Frag einen Administrator.
deletion-undone-title = Willkommen zurück
deletion-undone-text = Dein Konto ist, wie es war. Melde dich neu an:
deletion-undo-failed = Dieser Link geht nicht mehr. Entweder ist dein Konto schon zurück, oder seine Zeit ist vorbei und es ist gelöscht.

## Die Datenschutzerklärung

privacy-agreed-on = Du hast dieser Version zugestimmt am
privacy-agreed-no-more = Wenn du nicht mehr zustimmst, kannst du dein Konto löschen:
privacy-declined-title = Du hast nicht zugestimmt
privacy-declined-text = Ohne deine Zustimmung dürfen wir keine Daten über dich speichern, und du kannst { $site } nicht nutzen. Noch hat sich nichts geändert. So kann es weitergehen:
privacy-declined-read = Noch einmal lesen
privacy-declined-read-text = Und doch zustimmen
privacy-declined-later = Später entscheiden und abmelden

## Die Kopie zum Behalten

export-title = Was über dich gespeichert ist
export-taken = Stand
export-account = Konto
export-when = Wann
export-what = Was
export-by = Durch
export-from = Von
export-details = Einzelheiten
export-none = Keine
export-id = Kennung
export-state = Zustand
export-language = Sprache
export-created = Angelegt
export-last-sign-in = Letzte Anmeldung
export-confirmed = Adresse bestätigt
export-privacy = Datenschutz zugestimmt
export-roles = Rechte
export-tags = Schlagwörter
export-ext-id = Kennung in einem anderen System
export-erasure = Gelöscht am
export-sessions = Sitzungen
export-apps = Verbundene Apps
export-addresses = Änderungen der Adresse
export-mails = Mails
export-history = Protokoll der Änderungen
export-browser = Browser
export-seen = Zuletzt gesehen
export-client = App
export-used = Zuletzt benutzt
export-until = Bis
export-old = Alt
export-new = Neu
export-confirmed-at = Bestätigt
export-kind = Art
export-recipient = Empfänger
export-limit = Hier stehen die neuesten { $count } Zeilen jeder Art. Die JSON-Datei enthält alle.
