## Every page

title-error = Bitte prüfen:
skip-link = Zum Inhalt springen
header-account = Dein Konto
header-language = Sprache
footer-privacy = Datenschutzerklärung
footer-product = Läuft mit Rollbook
busy = Einen Moment …
opens-new-tab = öffnet sich in einem neuen Tab
to-start = Zur Startseite
register = Konto anlegen
sign-in = Anmelden
sign-out = Abmelden

## Forms

form-required = Bitte fülle die Felder mit * aus.
error-summary = Sieh dir das bitte noch einmal an
field-name = Name
field-email = E-Mail-Adresse
field-username = Benutzername
field-login = E-Mail-Adresse oder Benutzername
field-password = Passwort
field-current-password = Bisheriges Passwort
field-new-password = Neues Passwort
field-privacy = Datenschutzerklärung
field-code = Code aus der Mail
password-show = Zeigen
password-hide = Verbergen
password-rule-length = { $min ->
    [one] Mindestens ein Zeichen
   *[other] Mindestens { $min } Zeichen; Leerzeichen zählen mit
}
password-rule-classes = Drei von diesen vier: Kleinbuchstaben, Großbuchstaben, Ziffern, andere Zeichen
password-rule-uncommon = Nichts, was sich leicht erraten lässt: kein bekanntes Passwort, nicht dein Name. Gut sind ein paar zufällige Wörter.
password-rule-met = Erfüllt.

## The way through a registration

steps-title = So geht es
steps-form = Deine Angaben
steps-inbox = Dein Postfach
steps-done = Bestätigen
steps-complete = erledigt

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

## Registration

register-title = Leg dein Konto an
register-lead = Ein Konto für { $site }.
register-name-hint = So, wie andere ihn sehen sollen. Es muss nicht dein voller Name sein.
register-privacy-before = Ich stimme der
register-privacy-link = Datenschutzerklärung
register-privacy-after = {" "}zu.
register-have-account = Hast du schon ein Konto?
register-closed-title = Die Registrierung ist geschlossen
register-closed-text = Bei { $site } legt die Administration die Konten an.
register-closed-next = Möchtest du eines? Dann bitte die Administration darum.

## After the form: the mail is on its way

inbox-title = Schau in dein Postfach
inbox-sent-to = Wir haben dir eine Mail geschickt an
inbox-what-to-do = Öffne den Link darin, egal auf welchem Gerät, oder gib hier den Code ein.
inbox-valid = { $minutes ->
    [60] Beides gilt eine Stunde lang.
    [120] Beides gilt zwei Stunden lang.
   *[other] Beides gilt { $minutes } Minuten lang.
}
inbox-no-mail-title = Fast geschafft
inbox-no-mail-text = { $site } verschickt noch keine Mails. Deine Registrierung ist gespeichert: Die Administration sieht sie und gibt dir den Link oder den Code zum Bestätigen.
inbox-no-mail-next = Du hast dich registriert mit
inbox-code-hint = Nur Ziffern. Du kannst ihn auch einfügen.
inbox-nothing-came = Keine Mail?
inbox-look-in-spam = Es kann eine Minute dauern. Schau auch in den Spam-Ordner und prüfe, ob die Adresse oben stimmt.
inbox-resend = Neue Mail schicken
inbox-resent = Eine neue Mail ist unterwegs. Ab jetzt gelten nur noch ihr Link und ihr Code.
inbox-changed = Adresse geändert. Eine Mail an die neue ist unterwegs.
inbox-wrong-address = Stimmt die Adresse nicht? Ändere sie
inbox-new-address = Deine richtige E-Mail-Adresse
inbox-new-address-hint = Wir schicken eine neue Mail dorthin. Die frühere gilt dann nicht mehr.
inbox-change-address = Adresse ändern und Mail schicken

## Confirming an address

confirm-title = Bestätige deine Adresse
confirm-lead = Noch ein Klick, und dein Konto bei { $site } ist bereit.
confirm-asked = Registriert
confirm-needs-password = Diese Adresse wurde mehr als einmal in das Formular eingetragen. Damit das Konto sicher nur dir gehört, wähle jetzt das Passwort dafür.
confirm-button = Ja, diese Adresse bestätigen
confirm-not-you = Warst du das nicht?
confirm-not-you-text = Dann schließ einfach diese Seite, und es passiert nichts.
confirm-code-title = Gib deinen Code ein
confirm-code-lead = Der Code steht in der Mail, die wir dir nach der Registrierung geschickt haben.
confirm-code-button = Weiter
confirm-code-lost = Keine Mail oder nur eine alte?
confirm-enter-code = Code eingeben
confirm-resend-link = Neue Mail anfordern
confirm-resend-title = Neue Mail anfordern
confirm-resend-lead = Gib die Adresse ein, mit der du dich registriert hast. Wir schicken einen neuen Link und einen neuen Code dorthin.
confirm-resend-button = Neue Mail schicken
confirm-resend-sent-title = Schau in dein Postfach
confirm-resend-sent-text = Wenn ein Konto mit dieser Adresse auf die Bestätigung wartet, ist eine neue Mail unterwegs.
confirm-resend-sent-next = Nach ein paar Minuten noch nichts da? Schau in den Spam-Ordner und prüfe, ob du die Adresse eingegeben hast, mit der du dich registriert hast.
confirm-failed-title = Das hat nicht geklappt
confirm-used-title = Schon bestätigt
confirm-used-text = Dieser Link hat seine Arbeit getan: Deine Adresse ist bestätigt. Du kannst dich anmelden.
confirm-used-at = Bestätigt
confirm-expired-text = Dieser Link oder Code ist zu alt. Fordere eine neue Mail an und nimm die; deine Angaben von der Registrierung sind noch da.
confirm-expired-at = Gültig bis
confirm-replaced-text = Wir haben dir inzwischen eine neuere Mail geschickt, und nur die neueste gilt. Such sie in deinem Postfach oder fordere noch eine an.
confirm-replaced-at = Neuere Mail
confirm-spent-text = Der Code war zu oft falsch und gilt darum nicht mehr. Fordere eine neue Mail mit einem neuen Code an.
confirm-spent-at = Letzter Versuch
confirm-unknown-text = Diesen Link oder Code kennen wir nicht. Ist der Link vollständig kopiert? Öffne ihn direkt aus der Mail oder gib den Code ein, der darunter steht.
confirmed-title = Du bist dabei!
confirmed-text = ist bestätigt.
confirmed-next = Dein Konto bei { $site } ist bereit. Melde dich mit deinem Passwort an.

## Signing in

sign-in-lead = Mit deinem Konto bei { $site }.
sign-in-welcome = { $site } ist eingerichtet. Melde dich mit dem Konto an, das du gerade angelegt hast.
sign-in-signed-out = Du bist abgemeldet.
sign-in-unconfirmed-title = Deine Adresse ist noch nicht bestätigt
sign-in-unconfirmed-text = Öffne den Link in der Mail, die wir dir geschickt haben, oder fordere eine neue an. Melde dich danach wieder an.
sign-in-remember = Angemeldet bleiben
sign-in-remember-hint = Für 30 Tage. Nicht auf einem Gerät, das auch andere benutzen.
sign-in-no-account = Noch kein Konto?
sign-in-not-confirmed-yet = Registriert, aber noch nicht bestätigt?

## The account

account-title = Dein Konto
account-about-you = Über dich
account-confirmed = Bestätigt
account-unconfirmed = Nicht bestätigt
account-no-email = Keine
role-admin = Administration
role-moderator = Moderation
role-editor = Redaktion
role-users-admin = Verwaltet Konten
account-last-sign-in = Letzte Anmeldung
account-role = Rolle
account-since = Dabei seit
account-security = Sicherheit
account-security-text = Nimm hier ein Passwort, das du nirgends sonst benutzt.
account-change-password = Passwort ändern
account-password-changed = Dein Passwort ist geändert. Auf allen anderen Geräten bist du abgemeldet.
back-to-account = Zurück zu deinem Konto

## Changing the password

password-title = Ändere dein Passwort
password-lead = Danach bist du auf allen anderen Geräten abgemeldet.
password-forced = Dein jetziges Passwort hat ein anderes System für dich gesetzt; es könnte also noch jemand kennen. Wähle ein eigenes, dann geht es weiter.
password-button = Passwort ändern

## Privacy policy

privacy-title = Datenschutzerklärung
privacy-version = Fassung { $version }
privacy-since = gültig seit
privacy-agree-title = Stimmst du zu?
privacy-agree-first = Bevor es weitergeht, lies bitte unsere Datenschutzerklärung.
privacy-agree-again = Unsere Datenschutzerklärung hat sich geändert, seit du zugestimmt hast. Lies sie bitte noch einmal.
privacy-agree-yes = Ich stimme zu
privacy-agree-no = Ich stimme nicht zu
privacy-agree-no-hint = Wenn du nicht zustimmst, sagen wir dir, was folgt. Damit ist noch nichts entschieden.

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

## Error pages

error-page-retry = { $seconds ->
    [one] Versuch es in einer Sekunde noch einmal.
   *[other] Versuch es in { $seconds } Sekunden noch einmal.
}
error-page-status = Fehler
error-page-request = Wenn du um Hilfe bittest, nenne diese Nummer:

## The privacy policy that comes with Rollbook, until the site has its own

privacy-default-what = { $site } speichert deinen Namen, deine Mailadresse und dein Passwort, dieses als Hash, den niemand zurücklesen kann. Außerdem, wann dein Konto entstand, wann du dich zuletzt angemeldet hast und von welcher Netzwerkadresse aus.
privacy-default-why = Das ist nötig, um dir ein Konto zu geben, dir Mails dazu zu schicken und es vor Missbrauch zu schützen. Nichts davon dient der Werbung, nichts wird weitergegeben.
privacy-default-who = Sehen kann das nur die Verwaltung von { $site }. Die Seiten laden nichts von anderen Seiten und setzen nur die Cookies, die die Anmeldung und deine Sprache brauchen.
privacy-default-rights = Du kannst jederzeit fragen, was über dich gespeichert ist, es berichtigen oder dein Konto löschen lassen. Wende dich an die Verwaltung von { $site }.
