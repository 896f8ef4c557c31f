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
