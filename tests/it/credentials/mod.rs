//! Passwords, addresses, recovery, and reports of compromise.

mod api_passwords;
mod change_email;
mod change_password;
mod code_attempts;
mod guesses_under_way;
mod intruder;
mod recover;
mod report_compromise;
mod stale_proof;
mod unproven_address;
