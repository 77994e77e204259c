//! A folder of data that may be read by those who may not write it.
//!
//! tantivy takes a lock to open an index, so that no file is removed meanwhile. A reader who may not write there goes without: should a file
//! be removed under its hands, opening fails, and is tried again.
//!
//! A commit is safe when it has returned: tantivy leaves the renaming of its list of segments to the system, and removes files that the list
//! before needs; a power cut could keep the removal and lose the renaming.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{Directory, DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, WatchCallback, WatchHandle, WritePtr};

/// The list of the segments of a commit.
const META: &str = "meta.json";

/// tantivy's folder, open to readers as well.
#[derive(Clone, Debug)]
pub(super) struct Shared(Box<dyn Directory>);

impl Shared {
    /// Opens a folder.
    pub(super) fn open(folder: &Path) -> tantivy::Result<Self> {
        let directory: Box<dyn Directory> = MmapDirectory::open(folder)?.into();
        #[cfg(test)]
        let directory = super::faults::around(folder, directory);
        Ok(Self(directory))
    }
}

/// Whether an error says that we may not write.
fn is_forbidden(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

impl Directory for Shared {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.0.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.0.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.0.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.0.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.0.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.0.atomic_write(path, data)?;
        if path == Path::new(META) { self.0.sync_directory() } else { Ok(()) }
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.0.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.0.acquire_lock(lock) {
            Err(LockError::IoError(error)) if lock.filepath == META_LOCK.filepath && is_forbidden(&error) => {
                Ok(DirectoryLock::from(Box::new(())))
            }
            taken => taken,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.0.watch(callback)
    }
}
