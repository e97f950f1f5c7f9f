-- Neovim 0.11 or later: put this file into ~/.config/nvim/lsp/, and `vim.lsp.enable("lacuna")` into init.lua.
return {
  cmd = { "lacuna", "lsp" },
  filetypes = { "json", "jsonc", "toml" },
  root_markers = { "lacuna.toml", ".git" },
}
