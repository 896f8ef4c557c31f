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
