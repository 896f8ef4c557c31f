## Fehler der Felder auf den Seiten über Konten und Tags

error-tag-in-use = Konten tragen dieses Tag. Nimm es ihnen erst ab, oder lass die Art, wie sie ist.
error-too-many-mails = An diese Adresse gingen in der letzten Stunde schon mehrere solche Mails. Versuch es später, oder übergib den Link von Hand.
error-not-with-invitation = Wer eingeladen wird, wählt das Passwort selbst. Lass dieses Feld leer, oder lade niemanden ein.

## Die Mail, die jemanden einlädt

mail-invite-subject = Dein Konto bei { $site } ist bereit
mail-invite-title = Dein Konto ist bereit
mail-invite-text =
    Für dich wurde ein Konto bei { $site } angelegt.
    Wähle ein Passwort, dann gehört es dir.
mail-invite-button = Passwort wählen
mail-invite-valid = { $days ->
    [one] Der Link gilt einen Tag und nur einmal.
   *[other] Der Link gilt { $days } Tage und nur einmal.
}
mail-invite-not-you =
    Du weißt nicht, worum es geht? Dann lösche diese Mail einfach.
    Ohne den Link kann niemand das Konto benutzen.

## Die Mail an eine Adresse, die ein Administrator ersetzt hat

mail-replaced-subject = Dein Konto bei { $site } hat eine andere Adresse
mail-replaced-title = Dein Konto hat eine andere Adresse
mail-replaced-text =
    Ein Administrator von { $site } hat deinem Konto eine andere
    Adresse gegeben. Diese hier führt nicht mehr zu ihm, und du
    wurdest überall abgemeldet.
mail-replaced-not-you =
    Hast du nicht darum gebeten?
    Dann schreib bitte bald denen, die { $site } betreiben.
