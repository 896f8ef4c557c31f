## The frame of the console

header-console = Console
console-navigation = Console
console-breadcrumbs = Breadcrumb
console-pagination = Pages
console-previous = Previous
console-next = Next
console-menu = Menu
console-first = First page
console-filter = Apply
console-filter-clear = Clear filters
console-copy = Copy
console-copied = Copied
console-section-home = Overview
console-section-accounts = Accounts
console-section-mail = Email
console-section-tags = Tags
console-section-keys = API & apps
console-section-settings = Settings
console-section-audit = Audit trail
console-section-system = System

## Questions before something is done

console-save = Save

## Tags

console-page-of = Page { $page } of { $pages }

## Signing in, the second step

field-app-code = Code from your app
field-recovery-code = Recovery code

## Proving once more

field-any-code = Code
address-perhaps-meant = Did you mean { $address }? Correct the address, or send the form again to use it as it is.

## Every page

title-error = Error:
header-account = Your account
header-language = Language
footer-privacy = Privacy policy
footer-product = Powered by Rollbook
busy = Please wait…
opens-new-tab = opens in a new tab
to-start = Go to the start page

## Forms

form-required = Please fill in the fields marked with *.
field-name = Name
field-email = Email address
field-username = Username
field-login = Email address or username
field-password = Password
field-current-password = Current password
field-new-password = New password
field-privacy = Privacy policy
field-code = Code from the email

## The account

back-to-account = Back to your account

## A form whose session ended

entries-back = Your session had ended. Your entries are back; check them, then save.
entries-lost = Your session had ended, and your entries were too long to keep. Please enter them again.

## Dates

month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] June
    [7] July
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[12] Dec
}
date-for-people = { $day } { $month } { $year }

## Tables to download

csv-title = CSV options
csv-separator = Separator
csv-comma = Comma
csv-semicolon = Semicolon
csv-tab = Tab
csv-mark = Include a byte-order mark (BOM)
csv-mark-hint = Excel needs it to show accented letters correctly. Leave it out for other programs. Your choice is remembered in this browser.
