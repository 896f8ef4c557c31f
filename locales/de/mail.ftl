## Every mail

mail-greeting = Hallo
mail-footer = Diese Mail kommt von { $site }:
mail-link-below = Geht der Knopf nicht, kopiere diesen Link in deinen Browser:
mail-when = Wann
mail-where = Von wo
mail-sign-in = Anmelden

## Confirm your address

mail-confirm-subject = Bestätige deine Adresse für { $site }
mail-confirm-title = Bestätige deine Adresse
mail-confirm-text =
    Jemand hat sich bei { $site } mit dieser Adresse registriert. Wenn
    du das warst, öffne diese Seite und bestätige mit ihrem Knopf:
mail-confirm-button = Adresse bestätigen
mail-confirm-code = Oder gib auf der Seite, auf der du dich registriert hast, diesen Code ein:
mail-confirm-valid = { $hours ->
    [one] Link und Code gelten eine Stunde lang und nur einmal.
   *[other] Link und Code gelten { $hours } Stunden lang und nur einmal.
}
mail-confirm-newest = Bekommst du mehrere solche Mails, gilt nur die neueste.
mail-confirm-who = Wer
mail-confirm-not-you =
    Warst du das nicht? Dann brauchst du nichts zu tun. Ohne deine
    Bestätigung kann hier niemand deine Adresse benutzen.

## Already registered

mail-already-subject = Du hast schon ein Konto bei { $site }
mail-already-title = Du hast schon ein Konto
mail-already-text =
    Jemand wollte sich bei { $site } mit deiner Adresse registrieren.
    Du hast dort schon ein Konto, darum wurde kein zweites angelegt.
    Wenn du das warst, melde dich einfach an:
mail-already-not-you =
    Warst du das nicht? Dann brauchst du nichts zu tun. Dein Konto und
    dein Passwort sind unverändert, und niemand hat erfahren, dass du
    ein Konto hast.

## Password changed

mail-password-subject = Dein Passwort für { $site } wurde geändert
mail-password-title = Dein Passwort wurde geändert
mail-password-text =
    Das Passwort deines Kontos bei { $site } wurde geändert. Alle
    anderen Geräte wurden abgemeldet.

## Test

mail-test-subject = Testmail von { $site }
mail-test-title = Die Mail funktioniert
mail-test-text =
    Das ist eine Testmail von { $site }. Da du sie lesen kannst,
    stimmen die Mail-Einstellungen, und alle bekommen, was verschickt
    wird.
mail-test-when = Verschickt
