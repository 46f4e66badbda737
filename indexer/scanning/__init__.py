"""Looking for viruses in files before anything reads them: the port `VirusScanner` and its adapter."""
