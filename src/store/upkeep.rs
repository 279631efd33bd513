//! What the writer does besides changes: giving room back, backing up, and replacing a view that has failed.

use std::path::PathBuf;
use std::sync::Arc;

use super::StoreError;
use super::files::{create_folder, delete_file};
use super::journal::{self, FIRST_ENTRY, Origin};
use super::recovery::{Live, locate};
use super::rewrite::{Rewritten, rewrite};
use super::writer::Writer;

impl Writer {
    /// Rebuilds the view in memory from the journal; the next start tries sled again.
    pub(super) fn renew_view(&self) -> Result<(), StoreError> {
        let live = self.locate_all()?;
        self.shared.write().view.give_up_sled(live);
        Ok(())
    }

    /// Where every record lies, as the journal has it.
    pub(super) fn locate_all(&self) -> Result<Live, StoreError> {
        tracing::warn!("the view has failed; keeping the places of records in memory until the next start");
        locate(&self.journal, self.position)
    }

    /// Writes the journal anew when most of it is remains of erased and replaced records.
    pub(super) fn rewrite_if_worthwhile(&mut self) {
        let remains_bytes = self.position.end.saturating_sub(FIRST_ENTRY + self.amounts.live_bytes);
        if remains_bytes <= self.rewrite_above_bytes || remains_bytes <= self.amounts.live_bytes {
            return;
        }
        let started = std::time::Instant::now();
        match self.rewrite_journal() {
            Ok(()) => {
                let duration_ms = started.elapsed().as_millis() as u64;
                tracing::info!(freed_bytes = remains_bytes, duration_ms, "wrote the journal anew");
            }
            Err(error) => {
                // Room can be given back later; asking at every change would only slow saving down.
                self.rewrite_above_bytes = remains_bytes.saturating_mul(2);
                tracing::warn!(%error, "could not write the journal anew; it stays as it is");
            }
        }
    }

    fn rewrite_journal(&mut self) -> Result<(), StoreError> {
        let origin = Origin { journal: self.journal.header.id, seal: self.position.seal };
        let live = locate(&self.journal, self.position)?.into_iter().collect();
        let rewritten = rewrite(&self.journal, live, &self.folder, origin, self.position.sequence);
        let Rewritten { journal, head, position, live } = rewritten.map_err(|error| {
            if error.is_replaced {
                self.refuse_writes(&error.cause);
            }
            // What is left of it holds people's words, and the next start deletes it if this cannot.
            delete_file(&self.folder.join(format!("{}.new", journal::FILE_NAME))).ok();
            error.cause
        })?;
        self.journal = Arc::new(journal);
        self.head = head;
        self.position = position;
        let changes = live.iter().map(|(id, location)| (*id, Some(*location))).collect();
        let mut state = self.shared.write();
        state.journal = Arc::clone(&self.journal);
        if state.view.apply(&changes).is_err() {
            state.view.give_up_sled(live);
        }
        drop(state);
        self.shared.health().size_bytes = position.end;
        Ok(())
    }

    /// Writes a whole store with what is saved now into an empty folder.
    pub(super) fn back_up(&self, target: PathBuf) -> Result<(), StoreError> {
        if target.join(journal::FILE_NAME).exists() {
            return Err(StoreError::BackupExists { folder: target });
        }
        create_folder(&target)?;
        let live = locate(&self.journal, self.position)?.into_iter().collect();
        match rewrite(&self.journal, live, &target, Origin::NONE, self.position.sequence) {
            Ok(_) => Ok(()),
            Err(error) => {
                delete_file(&target.join(format!("{}.new", journal::FILE_NAME))).ok();
                Err(error.cause)
            }
        }
    }
}
