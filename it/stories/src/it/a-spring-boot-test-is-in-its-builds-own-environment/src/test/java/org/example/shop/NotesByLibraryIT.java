package org.example.shop;

import org.springframework.test.context.ActiveProfiles;

@ActiveProfiles("library")
class NotesByLibraryIT extends NotesIT {}
