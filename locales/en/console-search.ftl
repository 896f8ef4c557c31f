## The console's search

console-search-title = Search
console-search-empty = What are you looking for?
console-search-empty-text = Any part of a name, a username or an address; an id, a UUID or an ext_id; the address that a mail went to; a tag; a page or a setting by its name. The key / leads to the box from anywhere.
console-search-nothing = Nothing was found
console-search-nothing-text = Look whether it is written right, or try a shorter part of it. Erased accounts cannot be found any more; the audit trail knows their ids.
console-search-pages = Pages and settings
console-search-new-account = New account
console-search-carriers = { $count ->
    [one] one account
   *[other] { $count } accounts
}
