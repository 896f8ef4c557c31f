## The frame of the console

header-console = Console
console-navigation = Console
console-breadcrumbs = Where you are
console-pagination = Pages
console-previous = Back
console-next = Next
console-section-home = Overview
console-section-accounts = Accounts
console-section-mail = Mail
console-section-tags = Tags
console-section-keys = Keys and clients
console-section-settings = Settings
console-section-audit = Audit trail
console-section-system = System
console-home-lead = Everything about the sign-up desk of { $site } is here.
