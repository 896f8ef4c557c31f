//! The JWTs that callers make themselves with the shared secret (contract.md A3): HS256 and nothing
//! else. Every doubtful token is refused; nothing is read from one before its signature holds.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use serde_json::{Map, Value, json};

use crate::domain::Timestamp;
use crate::security::strict_json::StrictJson;

const MOST_BYTES: usize = 8 * 1024;
/// What the vault seals the secret for.
pub const SEALED_FOR: &str = "sealed secret: jwt";

/// What a good token says. Times are seconds since the epoch, as the caller wrote them.
#[derive(Debug, Clone, PartialEq)]
pub struct Claims {
    pub user_id: i64,
    pub jti: String,
    pub issued_at: f64,
    pub expires_at: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JwtError {
    #[error("the token is not a JWT of three base64url parts and at most 8 KiB")]
    Malformed,
    #[error("the token's header must be {{\"alg\":\"HS256\",\"typ\":\"JWT\"}}")]
    Header,
    #[error("the token's signature does not match")]
    Signature,
    #[error("the token lacks the claim {0}, or it is of the wrong type")]
    Claim(&'static str),
    #[error("the token has expired")]
    Expired,
}

/// Accepts a signature under any of `secrets`: the current one and, while it is being replaced,
/// the former. An empty secret would let anyone sign and is passed over.
pub fn verify(secrets: &[&[u8]], token: &str, now: Timestamp) -> Result<Claims, JwtError> {
    if token.len() > MOST_BYTES {
        return Err(JwtError::Malformed);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(JwtError::Malformed)?;
    let (header, claims) = signed.split_once('.').ok_or(JwtError::Malformed)?;
    let signature = decode(signature)?;
    check_header(&decode(header)?)?;
    if !secrets.iter().any(|secret| signed_with(secret, signed, &signature)) {
        return Err(JwtError::Signature);
    }
    read_claims(&decode(claims)?, now)
}

/// Makes a token as a caller would, in whole seconds; for tests and for the example that the
/// console shows.
pub fn sign(secret: &[u8], claims: &Claims) -> String {
    let header = json!({"alg": "HS256", "typ": "JWT"});
    let body = json!({
        "token_type": "access",
        "user_id": claims.user_id,
        "exp": claims.expires_at as i64,
        "iat": claims.issued_at as i64,
        "jti": claims.jti,
    });
    sign_parts(secret, &header.to_string(), &body.to_string())
}

fn sign_parts(secret: &[u8], header: &str, body: &str) -> String {
    let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let signed = format!("{}.{}", encode(header.as_bytes()), encode(body.as_bytes()));
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    let signature = encode(hmac::sign(&key, signed.as_bytes()).as_ref());
    format!("{signed}.{signature}")
}

fn decode(part: &str) -> Result<Vec<u8>, JwtError> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| JwtError::Malformed)
}

fn signed_with(secret: &[u8], signed: &str, signature: &[u8]) -> bool {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    !secret.is_empty() && hmac::verify(&key, signed.as_bytes(), signature).is_ok()
}

/// `crit` names extensions that a reader must understand; this one understands none.
fn check_header(json: &[u8]) -> Result<(), JwtError> {
    let header = object(json).ok_or(JwtError::Header)?;
    let is = |name: &str, value: &str| header.get(name).and_then(Value::as_str) == Some(value);
    if is("alg", "HS256") && is("typ", "JWT") && !header.contains_key("crit") {
        Ok(())
    } else {
        Err(JwtError::Header)
    }
}

fn read_claims(json: &[u8], now: Timestamp) -> Result<Claims, JwtError> {
    let claims = object(json).ok_or(JwtError::Malformed)?;
    let claim = |name: &'static str| claims.get(name).ok_or(JwtError::Claim(name));
    let seconds = |name| claim(name)?.as_f64().ok_or(JwtError::Claim(name));
    if claim("token_type")?.as_str() != Some("access") {
        return Err(JwtError::Claim("token_type"));
    }
    let jti = claim("jti")?.as_str().filter(|jti| !jti.is_empty());
    let read = Claims {
        user_id: claim("user_id")?.as_i64().ok_or(JwtError::Claim("user_id"))?,
        jti: jti.ok_or(JwtError::Claim("jti"))?.to_owned(),
        issued_at: seconds("iat")?,
        expires_at: seconds("exp")?,
    };
    if read.expires_at * 1000.0 <= now.millis() as f64 {
        return Err(JwtError::Expired);
    }
    Ok(read)
}

/// `None` for what is no object, and for one that two readers could see as two tokens.
fn object(json: &[u8]) -> Option<Map<String, Value>> {
    match serde_json::from_slice(json) {
        Ok(StrictJson(Value::Object(object))) => Some(object),
        Ok(_) | Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"a shared secret of thirty-two by";
    const HEADER: &str = r#"{"alg":"HS256","typ":"JWT"}"#;
    const BODY: &str = r#"{"token_type":"access","exp":2000,"iat":1000,"jti":"j1","user_id":5}"#;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1000)
    }

    fn check(header: &str, body: &str) -> Result<Claims, JwtError> {
        verify(&[SECRET], &sign_parts(SECRET, header, body), at(1500))
    }

    #[test]
    fn a_token_that_follows_the_contract_is_good_until_its_end() {
        let claims = check(HEADER, BODY).expect("good");
        assert_eq!((claims.user_id, claims.jti.as_str()), (5, "j1"));
        let token = sign(SECRET, &claims);
        assert_eq!(verify(&[SECRET], &token, at(1999)), Ok(claims));
        assert_eq!(verify(&[SECRET], &token, at(2000)), Err(JwtError::Expired));
    }

    #[test]
    fn a_token_that_another_library_made_is_good() {
        // PyJWT 2: jwt.encode({...}, "secret-secret-secret-secret-1234", "HS256")
        let token = include_str!("jwt_sample.txt").trim();
        let secret = b"secret-secret-secret-secret-1234";
        let claims = verify(&[secret], token, at(1_700_000_000)).expect("good");
        assert_eq!(claims.user_id, 42);
    }

    #[test]
    fn the_former_secret_still_counts_while_it_is_replaced() {
        let token = sign_parts(SECRET, HEADER, BODY);
        assert!(verify(&[b"the new one", SECRET], &token, at(1500)).is_ok());
        let refused = verify(&[b"the new one"], &token, at(1500));
        assert_eq!(refused, Err(JwtError::Signature));
    }

    #[test]
    fn an_empty_secret_signs_nothing() {
        let token = sign_parts(b"", HEADER, BODY);
        assert_eq!(verify(&[b""], &token, at(1500)), Err(JwtError::Signature));
        assert_eq!(verify(&[], &token, at(1500)), Err(JwtError::Signature));
    }

    #[test]
    fn only_the_one_header_is_taken() {
        for header in [
            r#"{"alg":"none","typ":"JWT"}"#,
            r#"{"alg":"HS512","typ":"JWT"}"#,
            r#"{"alg":"RS256","typ":"JWT"}"#,
            r#"{"alg":"hs256","typ":"JWT"}"#,
            r#"{"alg":"HS256"}"#,
            r#"{"typ":"JWT"}"#,
            r#"{"alg":"HS256","typ":"JWS"}"#,
            r#"{"alg":"HS256","typ":"JWT","crit":["b64"],"b64":false}"#,
            r#"{"alg":"none","alg":"HS256","typ":"JWT"}"#,
            r#"["HS256","JWT"]"#,
            "",
        ] {
            assert_eq!(check(header, BODY), Err(JwtError::Header), "{header}");
        }
    }

    #[test]
    fn every_claim_is_required_and_of_its_type() {
        let with = |name: &str, value: Option<Value>| {
            let mut body: Map<String, Value> = serde_json::from_str(BODY).expect("an object");
            match value {
                Some(value) => body.insert(name.to_owned(), value),
                None => body.remove(name),
            };
            check(HEADER, &Value::Object(body).to_string())
        };
        for name in ["token_type", "exp", "iat", "jti", "user_id"] {
            assert_eq!(with(name, None), Err(JwtError::Claim(name)));
            assert_eq!(with(name, Some(Value::Null)), Err(JwtError::Claim(name)));
            assert_eq!(with(name, Some(json!([1]))), Err(JwtError::Claim(name)));
        }
        let wrong = [
            ("token_type", json!("refresh")),
            ("exp", json!("2000")),
            ("iat", json!(true)),
            ("jti", json!("")),
            ("jti", json!(7)),
            ("user_id", json!("5")),
            ("user_id", json!(5.0)),
            ("user_id", json!(u64::MAX)),
        ];
        for (name, value) in wrong {
            assert_eq!(with(name, Some(value)), Err(JwtError::Claim(name)));
        }
        assert!(with("exp", Some(json!(1500.25))).is_ok());
        assert_eq!(with("exp", Some(json!(-1))), Err(JwtError::Expired));
        assert!(with("anything", Some(json!({"else": [1, 2]}))).is_ok());
    }

    #[test]
    fn a_claim_that_stands_twice_spoils_the_token() {
        let body = r#"{"token_type":"access","exp":2000,"iat":1,"jti":"j","user_id":5,"user_id":1}"#;
        assert_eq!(check(HEADER, body), Err(JwtError::Malformed));
    }

    #[test]
    fn every_altered_character_spoils_the_token() {
        let token = sign_parts(SECRET, HEADER, BODY);
        for place in 0..token.len() {
            let mut altered = token.clone().into_bytes();
            altered[place] = if altered[place] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(altered).expect("still ASCII");
            assert!(verify(&[SECRET], &altered, at(1500)).is_err(), "{place}");
            assert!(verify(&[SECRET], &token[..place], at(1500)).is_err());
        }
    }

    #[test]
    fn other_shapes_are_malformed() {
        let token = sign_parts(SECRET, HEADER, BODY);
        let padded = token.replacen('.', "=.", 1);
        let endless = format!("{token}{}", "A".repeat(MOST_BYTES));
        for text in ["", ".", "..", "a.b", &format!("{token}."), &padded, &endless] {
            assert!(verify(&[SECRET], text, at(1500)).is_err(), "{text}");
        }
    }
}
