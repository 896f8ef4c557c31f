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
address-perhaps-meant = Did you mean { $address }? Correct the address, or send the form again to keep it.

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
