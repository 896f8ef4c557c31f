# Nur was in der Du-Form anders lautet als in locales/de; alles andere gilt von dort.

field-app-code = Code aus deiner App
address-perhaps-meant = Meintest du { $address }? Korrigiere die Adresse, oder sende das Formular erneut, um sie unverändert zu verwenden.
header-account = Dein Konto
form-required = Bitte fülle die mit * markierten Felder aus.
back-to-account = Zurück zu deinem Konto
entries-back = Deine Sitzung war abgelaufen. Deine Eingaben sind wieder da; prüfe sie und speichere dann.
entries-lost = Deine Sitzung war abgelaufen, und deine Eingaben waren zu lang, um sie zu behalten. Bitte gib sie erneut ein.
