//! Pages that look the same to every visitor, kept as rendered until the policy changes.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::domain::{Language, SitePolicy};

#[derive(Default)]
pub struct PageCache(RwLock<HashMap<(&'static str, Language), Kept>>);

struct Kept {
    policy: SitePolicy,
    html: Arc<str>,
}

impl PageCache {
    pub fn get_or_insert<E>(
        &self,
        template: &'static str,
        language: Language,
        policy: &SitePolicy,
        render: impl FnOnce() -> Result<String, E>,
    ) -> Result<Arc<str>, E> {
        let key = (template, language);
        if let Some(kept) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key)
            && kept.policy == *policy
        {
            return Ok(kept.html.clone());
        }
        let html: Arc<str> = render()?.into();
        let kept = Kept { policy: policy.clone(), html: html.clone() };
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(key, kept);
        Ok(html)
    }
}
