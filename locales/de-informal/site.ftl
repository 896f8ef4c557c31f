# Nur was in der Du-Form anders lautet als in locales/de; alles andere gilt von dort.

home-lead = Erstelle in etwa einer Minute dein Konto. Du benötigst einen Namen, eine E-Mail-Adresse und ein Passwort.
home-lead-closed = Neue Konten werden von der Administration erstellt. Hast du schon eines? Melde dich an.
home-greeting-lead = Du bist bei { $site } angemeldet.
home-account = Dein Konto
home-way-form-text = Dein Name, deine E-Mail-Adresse und ein Passwort deiner Wahl.
home-way-in-text = Dein Konto ist bereit.
setup-part-site = Dein Dienst
setup-site-name = Name deines Dienstes
setup-part-you = Dein Administratorkonto
setup-username-hint = Buchstaben von a bis z, Ziffern, Bindestriche und Unterstriche. Du kannst dich damit anmelden.
setup-email-hint = Nachrichten an die Administration und ein Bestätigungslink gehen dorthin. Du kannst dich auch damit anmelden. Ohne Mailserver zeigt dir die Konsole, wie du die Adresse bestätigst.
setup-closed-before = Betreibst du diesen Server? Mit
setup-closed-after = auf dem Server erhältst du einen neuen Link, sofern die Einrichtung nicht abgeschlossen ist.
not-set-up-title = Richte Rollbook zuerst ein
not-set-up-after = auf dem Server erhältst du einen neuen Link.
