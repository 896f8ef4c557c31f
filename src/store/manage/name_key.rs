//! The key that names are sorted by, as `name_key` in `migrations/0006_account_lists.sql` makes it, which the
//! engine takes fifty passes over the name for. A test compares both.

/// Without case, and without the accents of the commonest letters.
pub(in crate::store) fn name_key(shown: &str) -> String {
    if shown.is_ascii() {
        return shown.to_ascii_lowercase();
    }
    let mut key = String::with_capacity(shown.len());
    for letter in shown.chars() {
        match letter {
            'ß' => key.push_str("ss"),
            other => key.push(plain(other.to_ascii_lowercase())),
        }
    }
    key
}

fn plain(letter: char) -> char {
    match letter {
        'ä' | 'á' | 'à' | 'â' | 'å' | 'ã' | 'Ä' | 'Á' | 'Å' => 'a',
        'ö' | 'ó' | 'ò' | 'ô' | 'ø' | 'ő' | 'Ö' | 'Ó' | 'Ø' => 'o',
        'ü' | 'ú' | 'ù' | 'û' | 'ů' | 'Ü' | 'Ú' => 'u',
        'ç' | 'č' | 'Ç' | 'Č' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' => 'e',
        'í' | 'î' | 'ï' | 'ı' | 'İ' => 'i',
        'ł' | 'Ł' => 'l',
        'ñ' | 'Ñ' => 'n',
        'š' | 'ş' | 'Š' | 'Ş' => 's',
        'ž' | 'ż' | 'Ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::StoreError;
    use crate::store::params::params;
    use crate::store::testing::store_in;

    #[test]
    fn the_key_of_a_name_is_the_one_that_the_file_sorts_by() {
        let dir = tempfile::tempdir().unwrap();
        let letters = (' '..='\u{600}').chain(['ẞ', '\u{fb01}', '王', '\u{212a}', '\u{1f600}', 'a']);
        let names: Vec<String> = letters.map(|letter| format!("A{letter}É{letter}Z")).collect();
        let asked = names.clone();
        let differing = store_in(dir.path())
            .write_blocking(move |tx| -> Result<Vec<String>, StoreError> {
                let mut differing = Vec::new();
                for (number, name) in asked.iter().cloned().enumerate() {
                    tx.run(
                        "INSERT INTO accounts (uuid, username, username_key, real_name, state, created_at) \
                         VALUES (?1, ?1, ?1, ?2, 'active', 0)",
                        params![number.to_string(), &name],
                    )?;
                    let sql = "SELECT name_key FROM accounts WHERE uuid = ?1";
                    let stored: String = tx.one(sql, [number.to_string()], |row| row.get(0))?;
                    if stored != name_key(&name) {
                        differing.push(name);
                    }
                }
                Ok(differing)
            })
            .unwrap();
        assert_eq!(differing, Vec::<String>::new(), "of {}", names.len());
    }
}
