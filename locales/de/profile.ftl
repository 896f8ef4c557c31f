## Die Einstellungen des eigenen Kontos

account-profile = Name und Profil
account-profile-value = Was andere von dir sehen
account-profile-lead = Was andere von dir sehen.
account-profile-changed = Dein Profil ist gespeichert.
account-privacy-agreed = Danke. Deine Zustimmung ist festgehalten.
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

account-leave-it = Lassen, wie es ist

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
deletion-undo-at = Gelöscht am
deletion-undo-button = Mein Konto behalten
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

## The account

account-title = Dein Konto
account-about-you = Über dich
account-confirmed = Bestätigt
account-unconfirmed = Nicht bestätigt
account-no-email = Keine
account-last-sign-in = Letzte Anmeldung
account-role = Rolle
account-since = Dabei seit
account-security = Sicherheit
account-security-text = Nimm hier ein Passwort, das du nirgends sonst benutzt.
account-change-password = Passwort ändern

## Privacy policy

privacy-title = Datenschutzerklärung
privacy-version = Fassung { $version }
privacy-agree-title = Stimmst du zu?
privacy-agree-first = Bevor es weitergeht, lies bitte unsere Datenschutzerklärung.
privacy-agree-again = Unsere Datenschutzerklärung hat sich geändert, seit du zugestimmt hast. Lies sie bitte noch einmal.
privacy-agree-yes = Ich stimme zu
privacy-agree-no = Ich stimme nicht zu
privacy-agree-no-hint = Wenn du nicht zustimmst, sagen wir dir, was folgt. Damit ist noch nichts entschieden.

## The privacy policy that comes with Rollbook, until the site has its own

privacy-default-what = { $site } speichert deinen Namen, deine Mailadresse und dein Passwort, dieses als Hash, den niemand zurücklesen kann. Außerdem, wann dein Konto entstand, wann du dich zuletzt angemeldet hast und von welcher Netzwerkadresse aus.
privacy-default-why = Das ist nötig, um dir ein Konto zu geben, dir Mails dazu zu schicken und es vor Missbrauch zu schützen. Nichts davon dient der Werbung, nichts wird weitergegeben.
privacy-default-who = Sehen kann das nur die Verwaltung von { $site }. Die Seiten laden nichts von anderen Seiten und setzen nur die Cookies, die die Anmeldung und deine Sprache brauchen.
privacy-default-rights = Du kannst jederzeit fragen, was über dich gespeichert ist, es berichtigen oder dein Konto löschen lassen. Wende dich an die Verwaltung von { $site }.
